using System.Collections.Concurrent;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Learning;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Past;

/// <summary>
/// The index of finished cases and the transition counts of a mined workflow as they were, week by week: a step sees the cases that had
/// ended before its week began; for who finishes what, before its day began. Weeks count from a fixed day, so that later cases do not shift
/// them. Only one week's index is kept at a time.
/// </summary>
/// <param name="cases">Cases with their histories.</param>
/// <param name="partsInForce">The shared parts of a case type.</param>
/// <param name="settings">The tenant's windows.</param>
/// <param name="exclusions">From whom nothing is learned.</param>
internal sealed class HistoryIndexes(
    IReadOnlyList<HistoryCase> cases,
    Func<string, SnapshotParts> partsInForce,
    LabelWindows settings,
    TrainingExclusions exclusions
)
{
    private const int WeekDays = 7;

    private readonly Dictionary<string, SnapshotParts> _parts = new(StringComparer.Ordinal);

    // Cases of which everything is known by then: their entries are the same at every later time.
    private readonly Dictionary<Guid, IndexedText<IndexedCase>?> _settled = [];
    private readonly ConcurrentDictionary<Guid, CountedRoute?> _settledRoutes = new(); // routes are counted by whoever asks first
    private DateTimeOffset _week = DateTimeOffset.MinValue;
    private DateTimeOffset _day = DateTimeOffset.MinValue;
    private CaseIndex _index = CaseIndex.From([]);

    private CaseStatistics _statistics = CaseStatistics.None;

    // What is learned from cases (routing, solutions, calibration) changes slowly and is expensive: relearned when there are a quarter more
    // cases.
    private const double MoreCases = 1.25;
    private CaseStatistics? _learned;
    private double _learnedFrom;

    /// <summary>The beginning of an instant's week.</summary>
    public static DateTimeOffset WeekOf(DateTimeOffset instant) =>
        DateTimeOffset.UnixEpoch.AddDays((instant - DateTimeOffset.UnixEpoch).Days / WeekDays * WeekDays);

    public (CaseIndex Index, CaseStatistics Statistics, SnapshotParts Parts) At(DateTimeOffset instant, string caseType)
    {
        var start = WeekOf(instant);
        if (start != _week)
        {
            _index = CaseIndex.From(
                cases.Select(each => IndexedAt(each, start)).OfType<IndexedText<IndexedCase>>().OrderBy(each => each.Facts.Id)
            );
            Count(_index.FinishedInBase);
            _parts.Clear();
            (_week, _day) = (start, start);
        }

        CountRoutesOf(DateTimeOffset.UnixEpoch.AddDays((instant - DateTimeOffset.UnixEpoch).Days));
        if (!_parts.TryGetValue(caseType, out var parts))
        {
            _parts[caseType] = parts = PartsOf(caseType, start);
        }

        return (_index, _statistics, parts);
    }

    private void Count(IReadOnlyList<IndexedCase> finished)
    {
        if (_learned is null || finished.Count >= _learnedFrom * MoreCases)
        {
            (_learned, _learnedFrom) = (new(finished, settings, exclusions: exclusions), finished.Count);
            _statistics = _learned;
        }
        else
        {
            _statistics = new(finished, settings, _learned, exclusions: exclusions);
        }
    }

    // Who finishes what changes within days, and recounting it is cheap.
    private void CountRoutesOf(DateTimeOffset day)
    {
        if (day == _day)
        {
            return;
        }

        var routes = cases
            .Where(each => !exclusions.Covers(each.Row.Id, each.Row.AccountKey))
            .Select(each => RouteAt(each, day))
            .OfType<CountedRoute>();
        var learned = _statistics.Routing;
        _statistics = _statistics.With(new(routes, () => learned.Model));
        _day = day;
    }

    private IndexedText<IndexedCase>? IndexedAt(HistoryCase found, DateTimeOffset at)
    {
        if (found.SettledAt > at)
        {
            return found.AsOf(at, settings);
        }

        if (!_settled.TryGetValue(found.Row.Id, out var known))
        {
            _settled[found.Row.Id] = known = found.AsOf(at, settings);
        }

        return known;
    }

    private CountedRoute? RouteAt(HistoryCase found, DateTimeOffset at) =>
        found.SettledAt > at ? found.RouteAsOf(at) : _settledRoutes.GetOrAdd(found.Row.Id, _ => found.RouteAsOf(at));

    // Transitions are counted over the whole log at import; this subtracts what had not happened yet.
    private SnapshotParts PartsOf(string caseType, DateTimeOffset start)
    {
        var parts = partsInForce(caseType);
        var workflow = parts.Shared.Workflow;
        if (workflow.Transitions.All(transition => transition.ObservedCount == 0))
        {
            return parts;
        }

        var counts = new Dictionary<(string From, string Action), int>();
        foreach (
            var step in cases
                .Where(each => string.Equals(each.Row.TypeKey, caseType, StringComparison.Ordinal))
                .SelectMany(each => each.Events)
                .Where(row => row.At < start && row.FromState is not null)
        )
        {
            var key = (step.FromState!, step.Activity);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        var then = workflow with { Transitions = [.. workflow.Transitions.Select(Recount).OfType<WorkflowTransition>()] };
        return SnapshotParts.From(parts.Shared with { Workflow = then });

        // a transition nobody had taken by then was not yet observed; hand-drawn ones stay
        WorkflowTransition? Recount(WorkflowTransition transition) =>
            transition.ObservedCount == 0 ? transition
            : counts.GetValueOrDefault((transition.From, transition.ActionKey)) is > 0 and var count
                ? transition with
                {
                    ObservedCount = count,
                }
            : null;
    }
}
