using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>Input of the rules, prepared once for all candidates of a slate.</summary>
internal sealed class ScreeningContext
{
    private readonly HashSet<string> _doneInState;
    private readonly HashSet<string> _openApprovals;
    private readonly Dictionary<string, Dismissal> _dismissals = new(StringComparer.Ordinal);

    public ScreeningContext(CaseSnapshot snapshot, SlateKind kind)
    {
        Snapshot = snapshot;
        Index = SnapshotIndex.From(snapshot);
        _openApprovals = new(snapshot.Case.OpenApprovalActions, StringComparer.Ordinal);
        foreach (var dismissal in snapshot.Visible.Dismissals)
        {
            if (dismissal.Kind == kind)
            {
                _dismissals.TryAdd(dismissal.ItemId, dismissal);
            }
        }

        _doneInState = DoneInState(snapshot);
    }

    public CaseSnapshot Snapshot { get; }

    public SnapshotIndex Index { get; }

    public CaseFacts Case => Snapshot.Case;

    /// <summary>
    /// The access policy's answer by required role; everything else it checks belongs to the case and is the same for all actions.
    /// </summary>
    public Dictionary<string, ReasonCode?> AccessByRole { get; } = new(StringComparer.Ordinal);

    public bool WasDoneInState(string action) => _doneInState.Contains(action);

    public bool HasOpenApproval(string action) => _openApprovals.Contains(action);

    public Dismissal? DismissalOf(string id) => _dismissals.GetValueOrDefault(id);

    // Activities since the case entered its present state, without the step that entered it.
    private static HashSet<string> DoneInState(CaseSnapshot snapshot)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        for (var i = snapshot.History.Count - 1; i >= 0; i--)
        {
            var step = snapshot.History[i];
            if (step.ToState is { } to && !string.Equals(to, step.FromState, StringComparison.Ordinal))
            {
                break;
            }

            done.Add(step.Activity);
        }

        return done;
    }
}
