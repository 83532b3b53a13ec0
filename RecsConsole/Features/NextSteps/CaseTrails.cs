using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.NextStep;
using RecsConsole.Recommender.Forecasts;

namespace RecsConsole.Features.NextSteps;

/// <summary>Reads the histories of a tenant's cases for training: the latest cases, finished and open, by opening time.</summary>
internal static class CaseTrails
{
    /// <summary>Maximum number of cases: enough history, and a bound on memory.</summary>
    public const int Max = 100_000;

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
            .Take(Max);
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
        var ids = latest.Select(row => row.Id);
        var edits = await CaseEdits.ReadAsync(db, ids, cancellationToken);
        var opened = cases.ToDictionary(
            each => each.Id,
            each => new OpenedCase(each.OpenedAt, new(each.IssueType, each.Product), edits[each.Id])
        );
        var histories = await ReadStepsAsync(db, ids, new(columns), opened, cancellationToken);
        cases.Reverse();
        return [.. cases.Select(each => new NextStepSequence(histories[each.Id], each.HasEnded))];
    }

    private static async Task<Dictionary<Guid, List<NextStepEvent>>> ReadStepsAsync(
        ConsoleDbContext db,
        IQueryable<Guid> ids,
        CaseTrail trail,
        Dictionary<Guid, OpenedCase> opened,
        CancellationToken cancellationToken
    )
    {
        var histories = opened.ToDictionary(
            each => each.Key,
            each => new List<NextStepEvent> { trail.Opened(each.Value.At, each.Value.FieldsBefore(0, each.Value.At)) }
        );
        var events = db
            .CaseEvents.AsNoTracking()
            .Where(row => row.Kind == CaseEventKind.Action && ids.Contains(row.CaseId))
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .Select(row => new
            {
                row.CaseId,
                row.Ordinal,
                row.Activity,
                row.At,
                row.ActorId,
                row.AttributesJson,
            })
            .AsAsyncEnumerable();
        await foreach (var row in events.WithCancellation(cancellationToken))
        {
            if (histories.TryGetValue(row.CaseId, out var history)) // one may have come in between
            {
                var fields = opened[row.CaseId].FieldsBefore(row.Ordinal, row.At);
                history.Add(trail.Step(row.Activity, row.At, row.ActorId, row.AttributesJson, fields));
            }
        }

        return histories;
    }

    /// <param name="Fields">The fields as they are now.</param>
    /// <param name="Edits">The events that record changed fields.</param>
    private readonly record struct OpenedCase(DateTimeOffset At, TrailFields Fields, IEnumerable<CaseEventRow> Edits)
    {
        public TrailFields FieldsBefore(int ordinal, DateTimeOffset at) => Fields.Before(Edits, ordinal, at);
    }
}
