using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.People.Grants;

/// <summary>Finds the object of a grant. What the giver may not see does not exist here.</summary>
internal static class GrantObjects
{
    /// <summary>Returns the key as stored in the grant.</summary>
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

            // the grant's reason would be data about the erased customer
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
