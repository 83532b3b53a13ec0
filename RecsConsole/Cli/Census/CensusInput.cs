using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Census;

/// <summary>The census input about a tenant.</summary>
/// <param name="People">People to try for a case that has no assignee, or whose assignee may not open it.</param>
internal sealed record CensusInput(CaseJudge Judge, IReadOnlyList<Guid> People)
{
    public static async Task<CensusInput> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var escalations = await db
            .Actions.Published()
            .Where(row => row.Kind == "escalate" && row.Risk == ActionRiskLevel.High)
            .Select(row => row.Key)
            .ToListAsync(cancellationToken);
        var least = await db
            .Actions.Published()
            .Where(row => row.Kind == "escalate" && row.LeastAffected != null)
            .Select(row => new { row.Key, Least = row.LeastAffected!.Value })
            .ToListAsync(cancellationToken);
        var people = await db
            .People.Where(row => row.IsActive)
            .OrderBy(row => row.Key)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        var judge = new CaseJudge(await RepeatsAsync(db, cancellationToken), escalations.ToHashSet(StringComparer.Ordinal))
        {
            Least = least
                .DistinctBy(row => row.Key, StringComparer.Ordinal)
                .ToDictionary(row => row.Key, row => row.Least, StringComparer.Ordinal),
        };
        return new(judge, people);
    }

    private static async Task<UsualRepeats> RepeatsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var events = await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.Kind == CaseEventKind.Action && db.Cases.Any(found => found.Id == row.CaseId && !found.IsOpen))
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        return UsualRepeats.From(events.GroupBy(row => row.CaseId).Select(found => found.ToList()));
    }
}
