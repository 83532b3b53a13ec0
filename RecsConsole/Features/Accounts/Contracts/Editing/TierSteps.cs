using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>The published steps that are limited to some tiers, by title.</summary>
internal static class TierSteps
{
    // lists are stored as text
    public static async Task<IReadOnlyList<TierStep>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var actions = await db
            .Actions.Published()
            .Select(action => new
            {
                action.Key,
                action.Title,
                action.Tiers,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. actions
                .Where(action => action.Tiers.Count > 0)
                .OrderBy(action => action.Title, StringComparer.CurrentCultureIgnoreCase)
                .Select(action => new TierStep(action.Key, action.Title, [.. action.Tiers])),
        ];
    }
}
