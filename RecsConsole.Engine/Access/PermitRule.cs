namespace RecsConsole.Engine.Access;

/// <summary>The closed set of rules that a permit can rest on; the ids are those of <see cref="PermitRules.IdOf"/>.</summary>
public enum PermitRule
{
    /// <summary>Object and person belong to one tenant.</summary>
    Tenant,

    /// <summary>The person has not left and is not locked.</summary>
    Active,

    /// <summary>The person is cleared for the object's classification.</summary>
    Clearance,

    /// <summary>The object's regions meet the person's, or the person has no limit.</summary>
    Region,

    /// <summary>A line of the object's access list names the person and has not expired.</summary>
    Acl,

    /// <summary>The person holds the role that the object asks for.</summary>
    RequiredRole,

    /// <summary>One of the person's roles holds the right.</summary>
    Role,

    /// <summary>The object belongs to nobody's team or to one of the person's.</summary>
    Nearness,

    /// <summary>The object is the person's own: assigned to them, or made for them.</summary>
    Assignment,

    /// <summary>The person stands on one side only.</summary>
    Conflict,

    /// <summary>The person holds the role that approves.</summary>
    Approval,

    /// <summary>A grant for a limited time stands in for clearance, access list or nearness.</summary>
    Grant,

    /// <summary>So does a grant that the person took in an emergency.</summary>
    BreakGlass,

    /// <summary>The external decision point, asked as well, said yes.</summary>
    DecisionPoint,

    /// <summary>The check could be made at all; only ever seen as a rule that was broken.</summary>
    Check,
}
