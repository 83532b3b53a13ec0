namespace RecsConsole.Engine.Snapshots;

/// <summary>A version of a playbook: what experts do, in order, in the cases it applies to.</summary>
/// <param name="Triggers">Conditions that must all hold; none means that it applies to any case.</param>
public sealed record PlaybookFacts(string Key, int Version, IReadOnlyList<PlaybookCondition> Triggers, IReadOnlyList<PlaybookStep> Steps)
{
    /// <summary>Whether the playbook applies to a case in which these actions were done, whatever steps are left.</summary>
    public bool IsFor(CaseFacts facts, IReadOnlySet<string> done) => Triggers.All(trigger => trigger.Holds(facts, done));

    /// <summary>
    /// The next step for a case in which these actions were done, counted from 1: the first one not yet done whose conditions hold. Null
    /// when the playbook does not apply or no step is left.
    /// </summary>
    public int? TurnIn(CaseFacts facts, IReadOnlySet<string> done)
    {
        ArgumentNullException.ThrowIfNull(done);
        if (!IsFor(facts, done))
        {
            return null;
        }

        for (var i = 0; i < Steps.Count; i++)
        {
            if (!done.Contains(Steps[i].Action) && Steps[i].When.All(condition => condition.Holds(facts, done)))
            {
                return i + 1;
            }
        }

        return null;
    }

    /// <summary>The conditions of the playbook and its steps on fields that the tenant's cases bring along.</summary>
    public IEnumerable<FieldCondition> FieldConditions() =>
        Triggers.Concat(Steps.SelectMany(step => step.When)).Select(each => each.OnField()).OfType<FieldCondition>();

    /// <summary>The playbook's problems, each with the number of its step; empty when it can be used.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var problem in Triggers.Select(each => each.Problem()).OfType<string>())
        {
            yield return $"a trigger of playbook '{Key}': {problem}";
        }

        for (var i = 0; i < Steps.Count; i++)
        {
            foreach (var problem in Steps[i].When.Select(each => each.Problem()).OfType<string>())
            {
                yield return $"step {i + 1} of playbook '{Key}': {problem}";
            }
        }

        if (Steps.Count == 0)
        {
            yield return $"playbook '{Key}' has no step";
        }
    }
}
