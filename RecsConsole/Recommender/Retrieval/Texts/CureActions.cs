using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>
/// The actions that work on the problem of a case, so that one of them may be what solved it even if it enters the solved state: all but
/// those that take over, hand over or close, and the activities of an imported log, of which nothing is known.
/// </summary>
internal static class CureActions
{
    private static readonly List<string> s_otherKinds = ["assign", "escalate", "close", ActionFacts.LoggedKind];

    /// <summary>Their keys, in any version: a withdrawn action may have solved cases.</summary>
    public static async Task<IReadOnlySet<string>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        (
            await db
                .Actions.AsNoTracking()
                .Where(row => !s_otherKinds.Contains(row.Kind))
                .Select(row => row.Key)
                .Distinct()
                .ToListAsync(cancellationToken)
        ).ToHashSet(StringComparer.Ordinal);
}
