using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// Which actions it is too early for by the tenant's own playbooks: a playbook of the case takes them only after a step that was not done
/// yet. A step of low risk may be tried without it. What similar cases show says nothing about that: their counts are of the state and the
/// time left, not of what was done before.
/// </summary>
public sealed class PlaybookOrder
{
    private readonly Dictionary<string, EarlyStep> _early = new(StringComparer.Ordinal);

    internal PlaybookOrder(CaseSnapshot snapshot, CatalogIndex catalog)
    {
        if (snapshot.Shared.Catalog.Playbooks is not { Count: > 0 } playbooks)
        {
            return;
        }

        var done = snapshot.History.Select(step => step.Activity).ToHashSet(StringComparer.Ordinal);
        var due = new HashSet<string>(StringComparer.Ordinal);
        foreach (var playbook in playbooks.Where(each => each.IsFor(snapshot.Case, done)).OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            var turn = playbook.TurnIn(snapshot.Case, done) is { } number ? playbook.Steps[number - 1].Action : null;
            foreach (var step in playbook.Steps.Where(step => !done.Contains(step.Action) && IsRisky(catalog, step.Action)))
            {
                if (step.When.FirstOrDefault(condition => condition.IsOfDone && !condition.Holds(snapshot.Case, done)) is { } missing)
                {
                    _early.TryAdd(step.Action, new(playbook, missing.Values[0], turn));
                }
                else
                {
                    due.Add(step.Action);
                }
            }
        }

        // another playbook, or another step of the same one, has it without that
        foreach (var action in due)
        {
            _early.Remove(action);
        }
    }

    private static bool IsRisky(CatalogIndex catalog, string action) => catalog.Action(action) is { Risk: > RiskLevel.Low };

    /// <summary>Why it is too early for an action; null when no playbook of the case says so.</summary>
    public EarlyStep? Of(string action) => _early.GetValueOrDefault(action);
}

/// <summary>An action that a playbook takes only after a step that was not done yet.</summary>
/// <param name="Missing">The step before it.</param>
/// <param name="Turn">The playbook's next step on the case; null when none can be taken now.</param>
public sealed record EarlyStep(PlaybookFacts Playbook, string Missing, string? Turn);
