namespace RecsConsole.Engine.Access;

/// <summary>Records the answer of each rule as it is checked, so that the derivation comes from the decision itself.</summary>
internal struct RuleAnswers
{
    public PermitRules Held { get; private set; }

    public PermitRules Against { get; private set; }

    public void Add(PermitRule rule, bool holds)
    {
        if (holds)
        {
            Held = Held.With(rule);
        }
        else
        {
            Against = Against.With(rule);
        }
    }

    /// <summary>A grant replaces the failed rules that it may replace.</summary>
    public void ApplyGrant(PermitRule grant)
    {
        Against = Against.Without(PermitRules.Grantable);
        Held = Held.With(grant);
    }

    /// <summary>A grant for a duty replaces the one rule about who has it.</summary>
    public void ApplyDutyGrant(PermitRule grant, PermitRule replaced)
    {
        Against = Against.Without(PermitRules.From(replaced));
        Held = Held.With(grant);
    }
}
