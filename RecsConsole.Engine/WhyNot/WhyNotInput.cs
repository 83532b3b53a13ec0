using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.WhyNot;

/// <summary>A snapshot and the item asked about: the input for proposing changes.</summary>
internal sealed class WhyNotInput(CaseSnapshot snapshot, KnownItem item)
{
    public CaseSnapshot Snapshot => snapshot;

    public KnownItem Item => item;

    public CaseFacts Case => snapshot.Case;

    public SnapshotIndex Index { get; } = SnapshotIndex.From(snapshot);

    /// <summary>The action, where the catalog has it.</summary>
    public ActionFacts? Action => Index.Catalog.Action(item.Id);

    /// <summary>The document, where the actor may use it.</summary>
    public DocumentHit? Document => Index.Document(item.Id);

    /// <summary>The person, where the actor may know them.</summary>
    public PersonFacts? Person => Index.People.Person(item.Id);

    /// <summary>The person's presence, where it was read.</summary>
    public PersonPresence? Presence => Person is { } person ? Index.Presence(person.Id) : null;

    public CounterfactualChange Change(ChangeCode code, string? value = null) => new(code, item.Kind, item.Id, value);

    /// <summary>A change with an amount, set to its maximum; none where there is no room.</summary>
    public IEnumerable<CounterfactualChange> Amount(ChangeCode code, long max, long range, string? value = null) =>
        max > 0 ? [new(code, item.Kind, item.Id, value, max, max, range)] : [];

    /// <summary>Non-terminal states in which both the workflow and the action allow it.</summary>
    public IEnumerable<string> StatesThatAllowIt()
    {
        var states = (Action ?? item.Action)?.AllowedStates ?? [];
        return snapshot
            .Shared.Workflow.States.Where(state => !state.Terminal)
            .Select(state => state.Key)
            .Where(state =>
                Index.Workflow.Machine.IsAllowed(state, item.Id)
                && (states.Count == 0 || states.Contains(state, StringComparer.Ordinal))
                && !string.Equals(state, Case.State, StringComparison.Ordinal)
            );
    }
}
