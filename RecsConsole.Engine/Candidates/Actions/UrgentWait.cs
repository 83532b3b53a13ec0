using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// An urgent case waits for others, not for its customer, whose answer usually comes after the deadline: nothing can be done on the case
/// itself, but more hands can be asked for, and the customer told. Waiting for the customer is not urgent: whoever keeps us waiting knows it.
/// </summary>
internal static class UrgentWait
{
    // the two highest priorities
    private const int MostUrgent = 2;

    /// <summary>How long such answers usually take; null when the case does not wait so.</summary>
    public static AnswerFacts? Of(CaseSnapshot snapshot, SnapshotIndex index) =>
        snapshot.Case is { Priority: <= MostUrgent, SlaRemainingMs: { } left }
        && index.Memory is { Wait: { } wait, Answers: { } answers }
        && left < (wait.LookAgainAt - snapshot.At).TotalMilliseconds
        && index.Catalog.Action(wait.Action) is not { IsCustomerContact: true }
            ? answers
            : null;
}
