using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.People.Grants;

/// <summary>Finds what a grant is to be for. What the giver may not see is not there.</summary>
internal static class GrantObjects
{
    /// <summary>How the grant names it.</summary>
    public static async Task<Result<string>> FindAsync(
        ConsoleDbContext db,
        AccessCheck check,
        GrantAccessRequest request,
        CancellationToken cancellationToken
    )
    {
        var key = request.ObjectKey.Trim();
        var notThere = Error.Invalid(
            Texts.ObjectNotFound.With(
                (
                    string.Equals(request.ObjectKind, GrantKinds.Case, StringComparison.Ordinal) ? SharedTexts.Case : SharedTexts.Document
                ).InSentence(),
                key
            )
        );
        if (string.Equals(request.ObjectKind, GrantKinds.Case, StringComparison.Ordinal))
        {
            var found = await db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Key == key, cancellationToken);
            if (found is null || !check.Decide(AccessOperation.ViewCase, AccessResources.Of(found)).Permitted)
            {
                return notThere;
            }

            // the reason of the grant would be about them
            return await ErasedSubjects.HasCustomerOfAsync(db, found, cancellationToken)
                ? ErasedSubjects.NothingIsWritten
                : found.Id.ToString("D");
        }

        var document = await db
            .Documents.AsNoTracking()
            .Effective()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return document is not null && check.Decide(AccessOperation.ViewDocument, AccessResources.Of(document)).Permitted
            ? document.Key
            : notThere;
    }
}
