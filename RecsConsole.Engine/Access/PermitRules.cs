namespace RecsConsole.Engine.Access;

/// <summary>A set of rules as bits: one recommendation checks permission thousands of times, and a permit must not allocate.</summary>
public readonly record struct PermitRules(uint Bits)
{
    private static readonly string[] Ids =
    [
        "tenant",
        "active",
        "clearance",
        "region",
        "acl",
        "required_role",
        "role",
        "nearness",
        "assignment",
        "conflict",
        "approval",
        "grant",
        "break_glass",
        "decision_point",
        "check",
    ];

    /// <summary>What a grant for an object can replace: never tenant, activity, region, roles, conflicts or approvals.</summary>
    public static PermitRules Grantable { get; } = From(PermitRule.Clearance) | From(PermitRule.Acl) | From(PermitRule.Nearness);

    /// <summary>No rule.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>A set of one.</summary>
    public static PermitRules From(PermitRule rule) => new(1u << (int)rule);

    /// <summary>The id of a rule as stored and shown.</summary>
    public static string IdOf(PermitRule rule) => Ids[(int)rule];

    /// <summary>Whether the rule is in the set.</summary>
    public bool Has(PermitRule rule) => (Bits & (1u << (int)rule)) != 0;

    /// <summary>Whether the sets share a rule.</summary>
    public bool Overlaps(PermitRules other) => (Bits & other.Bits) != 0;

    /// <summary>The set with the rule.</summary>
    public PermitRules With(PermitRule rule) => this | From(rule);

    /// <summary>The set without the rules of the other.</summary>
    public PermitRules Without(PermitRules others) => new(Bits & ~others.Bits);

    /// <summary>Both sets together.</summary>
    public static PermitRules operator |(PermitRules left, PermitRules right) => new(left.Bits | right.Bits);

    /// <summary>The same as the operator, by name.</summary>
    public static PermitRules BitwiseOr(PermitRules left, PermitRules right) => left | right;

    /// <summary>The ids in the order of the rules, each once.</summary>
    public IReadOnlyList<string> ToIds()
    {
        var ids = new List<string>();
        for (var i = 0; i < Ids.Length; i++)
        {
            if (Has((PermitRule)i))
            {
                ids.Add(Ids[i]);
            }
        }

        return ids;
    }

    /// <summary>The ids in one line, as they are stored.</summary>
    public override string ToString() => string.Join(' ', ToIds());
}
