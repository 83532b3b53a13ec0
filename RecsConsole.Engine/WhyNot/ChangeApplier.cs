using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Applies changes to a snapshot. Pure; the order in which they are named does not matter.</summary>
public static class ChangeApplier
{
    /// <summary>The snapshot as it would have been.</summary>
    public static CaseSnapshot Apply(CaseSnapshot snapshot, IReadOnlyList<CounterfactualChange> changes, KnownItem item)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(item);
        foreach (var change in changes.OrderBy(each => each.Code).ThenBy(each => each.Value, StringComparer.Ordinal))
        {
            snapshot = change.Code switch
            {
                ChangeCode.ValidationCleared => snapshot, // changes what validation read, not the snapshot
                <= ChangeCode.ContractRunning when IsOfSituation(change.Code) => CounterfactualEdits.Apply(snapshot, change),
                ChangeCode.ContactsAllowed
                or ChangeCode.DismissalLifted
                or ChangeCode.StepNotDone
                or ChangeCode.ApprovalDecided
                or ChangeCode.NotPopular
                or ChangeCode.NotRepeated
                or ChangeCode.CapRaised => CounterfactualEdits.Apply(snapshot, change),
                ChangeCode.MoreSimilarCases => EvidenceEdits.Apply(snapshot, change),
                _ => change.Kind switch
                {
                    SlateKind.Action => ActionEdits.Apply(snapshot, change, item),
                    SlateKind.Document => DocumentEdits.Apply(snapshot, change, item),
                    _ => PersonEdits.Apply(snapshot, change, item),
                },
            };
        }

        return snapshot;
    }

    private static bool IsOfSituation(ChangeCode code) =>
        code
            is not ChangeCode.AccessGranted
                and not ChangeCode.ActionPublished
                and not ChangeCode.DocumentFound
                and not ChangeCode.MarkedExpert;
}
