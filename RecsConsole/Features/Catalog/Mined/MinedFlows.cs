using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog.Workflows;

namespace RecsConsole.Features.Catalog.Mined;

/// <summary>
/// Mines where the cases of a type went, and compares it with the workflow in force. A way that the workflow lacks would become a step of
/// the name of the state that it leads to, as in a workflow mined from a log.
/// </summary>
internal sealed class MinedFlows
{
    private const int MostNext = 4;

    // what one or two cases did is a mistake or an exception, and nobody wants it as a rule
    private const int LeastCases = 3;

    // one in so many: with thousands of cases, more than a few make the same mistake
    private const int LeastShare = 100;

    private readonly WorkflowContent _content;
    private readonly WorkflowDefinition _mined;
    private readonly int _cases;
    private readonly HashSet<(string From, string To)> _usual;

    private MinedFlows(WorkflowContent content, WorkflowDefinition mined, IReadOnlyList<IReadOnlyList<string>> ways) =>
        (_content, _mined, _cases, _usual) = (content, mined, ways.Count, Usual(ways));

    /// <summary>Null when the type has no published workflow, or none of its cases moved.</summary>
    public static async Task<MinedFlows?> ReadAsync(ConsoleDbContext db, CaseTypeRow type, CancellationToken cancellationToken)
    {
        var published = await db
            .Workflows.AsNoTracking()
            .Published()
            .FirstOrDefaultAsync(row => row.Key == type.WorkflowKey, cancellationToken);
        if (published is null)
        {
            return null;
        }

        var content = WorkflowContent.From(published);
        var ways = await MinedHistory.ReadAsync(db, type.Key, content.InitialState, cancellationToken);
        return ways.Count == 0 ? null : new(content, WorkflowMiner.Mine(type.WorkflowKey, published.Version + 1, ways).Definition, ways);
    }

    /// <summary>What it suggests, given what the catalog has.</summary>
    public async Task<MinedFlow> ViewAsync(ConsoleDbContext db, CaseTypeRow type, CancellationToken cancellationToken)
    {
        var steps = Missing();
        var keys = steps.Select(step => step.ActionKey).Distinct(StringComparer.Ordinal).ToList();
        var found = await db
            .Actions.Where(row => keys.Contains(row.Key))
            .Select(row => new CatalogAction(row.Key, row.Version, row.Status, row.UpdatedAt))
            .ToListAsync(cancellationToken);
        var known = found.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var published = found.Where(row => row.Status.IsPublished()).Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var retired = Retired(found);
        var hasDraft = await db.Workflows.AnyAsync(
            row => row.Key == type.WorkflowKey && (row.Status == VersionStatus.Draft || row.Status == VersionStatus.InReview),
            cancellationToken
        );
        return new(
            type.WorkflowKey,
            _cases,
            States(),
            [
                .. steps.Select(step =>
                    step with
                    {
                        HasAction = published.Contains(step.ActionKey) || IsHappening(step.ActionKey),
                        Retired = retired.GetValueOrDefault(step.ActionKey),
                    }
                ),
            ],
            [.. keys.Where(key => !known.Contains(key) && !IsHappening(key))],
            hasDraft
        );
    }

    /// <summary>The workflow in force with the missing steps whose action is published, and the states that they need.</summary>
    public WorkflowContent With(IReadOnlyList<MinedStep> steps)
    {
        var added = steps.Where(step => step.HasAction).ToList();
        var named = added.SelectMany(step => new[] { step.From, step.To }).ToHashSet(StringComparer.Ordinal);
        return _content with
        {
            States = [.. _content.States, .. _mined.States.Where(state => named.Contains(state.Key) && !Has(state.Key))],
            Steps = [.. _content.Steps, .. added.Select(step => new WorkflowTransition(step.From, step.ActionKey, step.To, step.Count))],
        };
    }

    // a version that was retired is never written again, so it was last changed when it was retired
    private static Dictionary<string, RetiredAction> Retired(List<CatalogAction> found) =>
        found
            .GroupBy(row => row.Key, StringComparer.Ordinal)
            .Where(versions => versions.All(row => row.Status is VersionStatus.Retired))
            .Select(versions => versions.MaxBy(row => row.Version)!)
            .Where(newest => !IsHappening(newest.Key))
            .ToDictionary(newest => newest.Key, newest => new RetiredAction(newest.Version, newest.UpdatedAt), StringComparer.Ordinal);

    private IReadOnlyList<MinedStep> Missing()
    {
        var ways = _content.Steps.Select(step => (step.From, step.To)).ToHashSet();
        var taken = _content.Steps.Select(step => (step.From, step.ActionKey)).ToHashSet();
        return
        [
            .. Seen()
                .Where(step => !ways.Contains((step.From, step.To)))
                .OrderByDescending(step => step.ObservedCount)
                .ThenBy(step => step.From, StringComparer.Ordinal)
                .ThenBy(step => step.To, StringComparer.Ordinal)
                .Select(step => new MinedStep(step.From, StatusSteps.KeyOf(step.To), step.To, step.ObservedCount, HasAction: false))
                .Where(step => taken.Add((step.From, step.ActionKey))), // from a state, an action leads to one other
        ];
    }

    private IReadOnlyList<SeenState> States()
    {
        var order = _content.States.Select(state => state.Key).ToList();
        var next = Seen()
            .OrderByDescending(step => step.ObservedCount)
            .ToLookup(step => step.From, step => step.To, StringComparer.Ordinal);
        var named = _usual.SelectMany(way => new[] { way.From, way.To }).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _mined
                .States.Where(state => !string.Equals(state.Key, _mined.InitialState, StringComparison.Ordinal))
                .Where(state => Has(state.Key) || named.Contains(state.Key))
                .OrderBy(state => Has(state.Key) ? order.IndexOf(state.Key) : int.MaxValue)
                .ThenBy(state => state.Key, StringComparer.Ordinal)
                .Select(state => new SeenState(state.Key, EndsIn(state), !Has(state.Key), [.. next[state.Key].Take(MostNext)])),
        ];
    }

    // without the miner's own first state, which stands before the first state of the cases
    private IEnumerable<WorkflowTransition> Seen() => _mined.Transitions.Where(step => _usual.Contains((step.From, step.To)));

    // by case: one that went to and fro many times is still one
    private static HashSet<(string From, string To)> Usual(IReadOnlyList<IReadOnlyList<string>> ways) =>
        [
            .. ways.SelectMany(way => way.Zip(way.Skip(1), (before, after) => (From: before, To: after)).Distinct())
                .CountBy(way => way)
                .Where(each => each.Value >= LeastCases && each.Value * LeastShare >= ways.Count)
                .Select(each => each.Key),
        ];

    private bool EndsIn(WorkflowState mined) =>
        (_content.States.FirstOrDefault(state => string.Equals(state.Key, mined.Key, StringComparison.Ordinal)) ?? mined).Terminal;

    private bool Has(string state) => _content.States.Any(each => string.Equals(each.Key, state, StringComparison.Ordinal));

    private static bool IsHappening(string key) => Happenings.Known.Contains(key, StringComparer.Ordinal);

    private sealed record CatalogAction(string Key, int Version, VersionStatus Status, DateTimeOffset UpdatedAt);
}
