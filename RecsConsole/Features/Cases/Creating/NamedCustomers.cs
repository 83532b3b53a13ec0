using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Cases.Creating;

/// <summary>
/// Which customers a person may name on a case: those with a case that they may view, and those without any case. Whoever may view none of a
/// customer's cases learns neither that the customer exists nor what they are called.
/// </summary>
internal static class NamedCustomers
{
    // as for the list of customers: the newest cases say enough
    private const int MaxCases = 10;

    /// <summary>Whether the customer exists and may be named.</summary>
    public static async Task<bool> MayNameAsync(OperationScope scope, string key, CancellationToken cancellationToken) =>
        await scope.Db.Accounts.AnyAsync(row => row.Key == key, cancellationToken)
        && (await IsVisibleAsync(scope, key, cancellationToken) || !await HasCasesAsync(scope.Db, key, cancellationToken));

    private static Task<bool> HasCasesAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken) =>
        db.Cases.AnyAsync(row => row.AccountKey == key, cancellationToken);

    private static async Task<bool> IsVisibleAsync(OperationScope scope, string key, CancellationToken cancellationToken)
    {
        var rows = await VisibleCases
            .Of(scope.Db, scope.Access.Subject)
            .Where(row => row.AccountKey == key)
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .Take(MaxCases)
            .Select(row => AccessResources.OfCase(row.TenantId, row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId))
            .ToListAsync(cancellationToken);
        return (await scope.KeepAsync(AccessOperation.ViewCase, rows, row => row, cancellationToken)).Count > 0;
    }
}
