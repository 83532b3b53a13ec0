using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Census;

/// <summary>What the census needs to know of a tenant.</summary>
/// <param name="People">Who may be asked to open a case that its assignee may not open, or that has none.</param>
internal sealed record CensusInput(CaseJudge Judge, IReadOnlyList<Guid> People)
{
    // of the finished cases with an action, the share that did it twice or more, from which a repeat is usual
    private const double UsualRepeat = 0.2;

    public static async Task<CensusInput> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var escalations = await db
            .Actions.Published()
            .Where(row => row.Kind == "escalate" && row.Risk == "high")
            .Select(row => row.Key)
            .ToListAsync(cancellationToken);
        var people = await db
            .People.Where(row => row.IsActive)
            .OrderBy(row => row.Key)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        return new(new(await RepeatedAsync(db, cancellationToken), escalations.ToHashSet(StringComparer.Ordinal)), people);
    }

    private static async Task<HashSet<string>> RepeatedAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var counts = await db
            .CaseEvents.Where(row => row.Kind == "action" && db.Cases.Any(found => found.Id == row.CaseId && !found.IsOpen))
            .GroupBy(row => new { row.CaseId, row.Activity })
            .Select(group => new { group.Key.Activity, Times = group.Count() })
            .ToListAsync(cancellationToken);
        return counts
            .GroupBy(each => each.Activity, StringComparer.Ordinal)
            .Where(group => group.Count(each => each.Times > 1) >= UsualRepeat * group.Count())
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
    }
}
