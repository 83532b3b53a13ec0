namespace RecsConsole.Engine.Access;

/// <summary>Reasons as bits, so that each occurs once and in the order of the codes.</summary>
internal struct ReasonSet
{
    private static readonly ReasonCode[] ByRule = [.. Enum.GetValues<PermitRule>().Select(OfRule)];

    private ulong _bits;

    public void Add(ReasonCode reason) => _bits |= 1UL << (int)reason;

    /// <summary>The reasons given by rules that do not hold.</summary>
    public static ReasonSet From(PermitRules against)
    {
        var reasons = new ReasonSet();
        for (var i = 0; i < ByRule.Length; i++)
        {
            if (against.Has((PermitRule)i))
            {
                reasons.Add(ByRule[i]);
            }
        }

        if (against.IsEmpty)
        {
            reasons.Add(ReasonCode.NotPermitted);
        }

        return reasons;
    }

    /// <summary>Each reason once, in code order.</summary>
    public readonly ReasonCode[] ToArray()
    {
        var reasons = new List<ReasonCode>();
        for (var bit = 0; bit < 64; bit++)
        {
            if ((_bits & (1UL << bit)) != 0)
            {
                reasons.Add((ReasonCode)bit);
            }
        }

        return [.. reasons];
    }

    private static ReasonCode OfRule(PermitRule rule) =>
        rule switch
        {
            PermitRule.Tenant => ReasonCode.TenantMismatch,
            PermitRule.Clearance => ReasonCode.Clearance,
            PermitRule.Region => ReasonCode.Region,
            PermitRule.Acl => ReasonCode.Acl,
            PermitRule.RequiredRole or PermitRule.Approval => ReasonCode.RoleNotAllowed,
            PermitRule.Conflict => ReasonCode.ConflictOfInterest,
            PermitRule.Check => ReasonCode.CheckFailed,
            _ => ReasonCode.NotPermitted,
        };
}
