using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Forecasts;

namespace RecsConsole.Recommender.Past;

/// <summary>The next-step model as it was at the beginning of a week, from what had been done until then.</summary>
/// <param name="cases">Cases with their histories.</param>
/// <param name="columns">The event columns that are read.</param>
/// <param name="limits">What else may be learned from.</param>
/// <param name="before">
/// By case type, a model whose weights are kept until there are twice as many steps; without one, they are learned from the first week
/// queried.
/// </param>
/// <param name="leastNew">
/// Share of new steps below which the counts of an earlier week serve. With 0, every week is counted, as the desk does each night: whoever
/// measures the desk needs that (with .02, hit@1 was .746 instead of .754 on the last fifth of helpdesk_full).
/// </param>
internal sealed class PastForecasts(
    IReadOnlyList<HistoryCase> cases,
    TrailColumns columns,
    TrailLimits limits,
    IReadOnlyDictionary<string, LearnedSteps>? before = null,
    double leastNew = 0
)
{
    /// <summary>Enough where only the order of a long history is learned or shown, and each count would hold it up.</summary>
    public const double SeldomCounted = 0.02;

    private readonly Dictionary<string, Week> _weeks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Trail>> _trails = new(StringComparer.Ordinal);

    /// <summary>
    /// What the cases of a type had shown by an instant; null when there were too few. Best called in chronological order.
    /// </summary>
    public StepForecaster? At(DateTimeOffset start, string caseType)
    {
        var week = _weeks.GetValueOrDefault(caseType);
        if (week is null || week.Start != start)
        {
            var sequences = TrailsOf(caseType).Select(each => each.Until(start)).Where(each => each.Events.Count > 0).ToList();
            var steps = sequences.Sum(each => each.Events.Count);
            _weeks[caseType] = week =
                week?.Learned is not null && steps < week.Steps * (1 + leastNew)
                    ? week with
                    {
                        Start = start,
                    }
                    : new(start, steps, LearnedSteps.From(week is null ? BeforeOf(caseType) : week.Learned, sequences));
        }

        return week.Learned is { } learned ? new(learned.Model, columns, FormattableString.Invariant($"as of {start:yyyy-MM-dd}")) : null;
    }

    private LearnedSteps? BeforeOf(string caseType) =>
        before?.GetValueOrDefault(caseType) is { } learned && limits.Allow(learned.Model) ? learned : null;

    private List<Trail> TrailsOf(string caseType)
    {
        if (!_trails.TryGetValue(caseType, out var trails))
        {
            var reader = new CaseTrail(columns);
            _trails[caseType] = trails = [
                .. cases
                    .Where(each => string.Equals(each.Row.TypeKey, caseType, StringComparison.Ordinal))
                    .OrderBy(each => each.Row.OpenedAt)
                    .ThenBy(each => each.Row.Id)
                    .Select(each => Trail.From(each, reader, limits)),
            ];
        }

        return trails;
    }

    /// <param name="Steps">How many steps were known when the model was counted.</param>
    /// <param name="Learned">Null where too few cases were known.</param>
    private sealed record Week(DateTimeOffset Start, int Steps, LearnedSteps? Learned);

    /// <summary>Everything ever done in a case.</summary>
    private sealed record Trail(HistoryCase Case, IReadOnlyList<NextStepEvent> Events)
    {
        public static Trail From(HistoryCase found, CaseTrail reader, TrailLimits limits)
        {
            var opened = CaseEdits.AtOpening(found.Row, found.Edits);
            var fields = new TrailFields(found.Row.IssueType, found.Row.Product)
            {
                Signs = limits.Text ? TrailText.SignsOf(opened.Title, opened.Description, opened.Product, opened.Key) : [],
            };
            List<CaseEventRow> actions = [.. found.Events.Where(HistoryCase.IsAction)];
            List<NextStepEvent> history =
            [
                reader.Opened(found.Row.OpenedAt, fields.Before(found.Edits, 0, found.Row.OpenedAt)),
                .. actions.Select(row =>
                    reader.Step(row.Activity, row.At, row.ActorId, row.AttributesJson, fields.Before(found.Edits, row.Ordinal, row.At))
                ),
            ];
            List<WorkedStep> worked = [.. actions.Select(row => new WorkedStep(row.Activity, row.FromState, row.ToState))];
            var workflow = limits.Memory ? WorkflowIndex.From(found.Machine.Definition) : null;
            return new(found, CaseTrail.WithMemory(history, worked, found.Row.Status, workflow));
        }

        /// <summary>What had been done before an instant; nothing of a case that was not open by then.</summary>
        public NextStepSequence Until(DateTimeOffset instant) =>
            Events[0].At >= instant
                ? new([], HasEnded: false)
                : new([.. Events.TakeWhile(each => each.At < instant)], Case.HadEndedBy(instant));
    }
}
