using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender;

namespace RecsConsole.Features.People.Grants;

/// <summary>Finds what a grant is to be for. What the giver may not see is not there.</summary>
internal static class GrantObjects
{
    /// <summary>How the grant names it; null when it is not there.</summary>
    public static async Task<string?> FindAsync(
        ConsoleDbContext db,
        AccessCheck check,
        GiveGrantRequest request,
        CancellationToken cancellationToken
    )
    {
        var key = request.ObjectKey.Trim();
        if (string.Equals(request.ObjectKind, GrantKinds.Case, StringComparison.Ordinal))
        {
            var found = await db
                .Cases.AsNoTracking()
                .FirstOrDefaultAsync(row => row.Key == key, cancellationToken);
            return
                found is not null
                && check.Decide(AccessOperation.ViewCase, AccessResources.Of(found)).Permitted
                ? found.Id.ToString("D")
                : null;
        }

        var document = await db
            .Documents.AsNoTracking()
            .Where(row => row.Key == key && row.Status == "effective")
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return
            document is not null
            && check.Decide(AccessOperation.ViewDocument, AccessResources.Of(document)).Permitted
            ? document.Key
            : null;
    }
}
