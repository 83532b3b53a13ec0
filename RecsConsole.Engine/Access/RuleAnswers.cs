namespace RecsConsole.Engine.Access;

/// <summary>Rules as they are asked, one after the other: the derivation is what the decision itself leaves behind.</summary>
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

    /// <summary>A grant takes the place of what it may stand in for and does not hold.</summary>
    public void StandIn(PermitRule grant)
    {
        Against = Against.Without(PermitRules.Grantable);
        Held = Held.With(grant);
    }
}
