using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.Learning;

namespace RecsConsole.Features.NextSteps;

/// <summary>
/// Reads the histories of a tenant's cases for training: the latest cases, finished and open, by opening time. Cases of customers from whom
/// nothing is learned are left out; a step of such a person stays part of its case, without who took it.
/// </summary>
/// <param name="Columns">The event attributes with team and priority.</param>
/// <param name="Limits">What else may be learned from.</param>
/// <param name="Workflow">The workflow of the case type; null when it has none in force.</param>
internal sealed record CaseTrails(string CaseType, TrailColumns Columns, TrailLimits Limits, WorkflowIndex? Workflow)
{
    /// <summary>Maximum number of cases: enough history, and a bound on memory.</summary>
    public const int Max = 100_000;

    /// <summary>From whom nothing is learned.</summary>
    public required TrainingExclusions Exclusions { get; init; }

    /// <param name="tally">Counts what is left out.</param>
    public async Task<IReadOnlyList<NextStepSequence>> ReadAsync(ConsoleDbContext db, CardTally tally, CancellationToken cancellationToken)
    {
        var all = db.Cases.AsNoTracking().Where(row => row.TypeKey == CaseType);
        tally.LeaveOut("older", Math.Max(0, await all.CountAsync(cancellationToken) - Max));
        var latest = all.OrderByDescending(row => row.OpenedAt).ThenBy(row => row.Id).Take(Max);
        var ids = latest.Select(row => row.Id);
        var edits = await CaseEdits.ReadAsync(db, ids, cancellationToken);
        var cases = await ReadCasesAsync(latest, edits, tally, cancellationToken);
        await ReadStepsAsync(db, new(ids, cases.ToDictionary(each => each.Id)), tally, cancellationToken);
        cases.Reverse();
        var workflow = Limits.Memory ? Workflow : null;
        return
        [
            .. cases.Select(each => new NextStepSequence(
                CaseTrail.WithMemory(each.History, each.Worked, each.State, workflow),
                each.HasEnded
            )),
        ];
    }

    // one at a time: the texts of all cases at once would fill the memory, their signs do not
    private async Task<List<CaseRead>> ReadCasesAsync(
        IQueryable<CaseRow> latest,
        ILookup<Guid, CaseEventRow> edits,
        CardTally tally,
        CancellationToken cancellationToken
    )
    {
        var cases = new List<CaseRead>();
        var trail = new CaseTrail(Columns);
        await foreach (var row in latest.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (Exclusions.Of(person: null, row.Id, row.AccountKey) is { } reason)
            {
                tally.LeaveOut(reason);
                continue;
            }

            var then = CaseEdits.AtOpening(row, edits[row.Id]);
            var fields = new TrailFields(row.IssueType, row.Product)
            {
                Signs = Limits.Text ? TrailText.SignsOf(then.Title, then.Description, then.Product, then.Key) : [],
            };
            var read = new CaseRead(row.Id, row.Status, !row.IsOpen && row.ResolvedAt is not null, fields, edits[row.Id]);
            read.History.Add(trail.Opened(row.OpenedAt, read.FieldsBefore(0, row.OpenedAt)));
            cases.Add(read);
        }

        return cases;
    }

    private async Task ReadStepsAsync(ConsoleDbContext db, CasesRead cases, CardTally tally, CancellationToken cancellationToken)
    {
        var ids = cases.Ids;
        var trail = new CaseTrail(Columns);
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
                row.FromState,
                row.ToState,
            })
            .AsAsyncEnumerable();
        var before = Guid.Empty;
        await foreach (var row in events.WithCancellation(cancellationToken))
        {
            if (before != row.CaseId)
            {
                before = row.CaseId;
                trail.Begin();
            }

            if (cases.ById.TryGetValue(row.CaseId, out var read)) // one may have come in between
            {
                var fields = read.FieldsBefore(row.Ordinal, row.At);
                var person = Exclusions.Learnable(row.ActorId);
                read.History.Add(trail.Step(row.Activity, row.At, person, row.AttributesJson, fields));
                read.Worked.Add(new(row.Activity, row.FromState, row.ToState));
                tally.LeaveOut("person", row.ActorId is not null && person is null ? 1 : 0);
            }
        }
    }

    private sealed record CasesRead(IQueryable<Guid> Ids, Dictionary<Guid, CaseRead> ById);

    /// <param name="Fields">The fields as they are now.</param>
    /// <param name="Edits">The events that record changed fields.</param>
    private sealed record CaseRead(Guid Id, string State, bool HasEnded, TrailFields Fields, IEnumerable<CaseEventRow> Edits)
    {
        public List<NextStepEvent> History { get; } = [];

        public List<WorkedStep> Worked { get; } = [];

        public TrailFields FieldsBefore(int ordinal, DateTimeOffset at) => Fields.Before(Edits, ordinal, at);
    }
}
