using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.NextStep;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>Reads the histories of a tenant's cases for learning: the latest cases, finished and open, in the order of their opening.</summary>
internal static class CaseTrails
{
    /// <summary>Most cases: enough history, and a bound on memory.</summary>
    public const int Most = 100_000;

    public static async Task<IReadOnlyList<NextStepSequence>> ReadAsync(
        ConsoleDbContext db,
        string caseType,
        TrailColumns columns,
        CancellationToken cancellationToken
    )
    {
        var latest = db
            .Cases.AsNoTracking()
            .Where(row => row.TypeKey == caseType)
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .Take(Most);
        var cases = await latest
            .Select(row => new
            {
                row.Id,
                row.OpenedAt,
                row.IssueType,
                row.Product,
                HasEnded = !row.IsOpen && row.ResolvedAt != null,
            })
            .ToListAsync(cancellationToken);
        var steps = new Dictionary<Guid, List<NextStepEvent>>(cases.Count);
        var trail = new CaseTrail(columns);
        foreach (var found in cases)
        {
            steps[found.Id] = [trail.Opened(found.OpenedAt, new(found.IssueType, found.Product))];
        }

        var fields = cases.ToDictionary(each => each.Id, each => new TrailFields(each.IssueType, each.Product));
        var ids = latest.Select(row => row.Id);
        var events = db
            .CaseEvents.AsNoTracking()
            .Where(row => row.Kind == "action" && ids.Contains(row.CaseId))
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .Select(row => new
            {
                row.CaseId,
                row.Activity,
                row.At,
                row.ActorId,
                row.AttributesJson,
            })
            .AsAsyncEnumerable();
        await foreach (var row in events.WithCancellation(cancellationToken))
        {
            if (steps.TryGetValue(row.CaseId, out var history)) // one may have come in between
            {
                history.Add(trail.Step(row.Activity, row.At, row.ActorId, row.AttributesJson, fields[row.CaseId]));
            }
        }

        cases.Reverse();
        return [.. cases.Select(each => new NextStepSequence(steps[each.Id], each.HasEnded))];
    }
}
