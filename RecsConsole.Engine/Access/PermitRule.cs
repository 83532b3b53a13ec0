namespace RecsConsole.Engine.Access;

/// <summary>The closed set of rules on which a permit can be based; <see cref="PermitRules.IdOf"/> gives their ids.</summary>
public enum PermitRule
{
    /// <summary>Object and person belong to one tenant.</summary>
    Tenant,

    /// <summary>The person has not left and is not locked.</summary>
    Active,

    /// <summary>The person is cleared for the object's classification.</summary>
    Clearance,

    /// <summary>The object's regions overlap the person's, or one of them has no limit.</summary>
    Region,

    /// <summary>A line of the object's access list names the person and has not expired.</summary>
    Acl,

    /// <summary>The person has the role that the object requires.</summary>
    RequiredRole,

    /// <summary>One of the person's roles has the right.</summary>
    Role,

    /// <summary>The object belongs to no team or to one of the person's teams.</summary>
    Nearness,

    /// <summary>The object belongs to the person: assigned to them or made for them.</summary>
    Assignment,

    /// <summary>The person has no conflict of interest.</summary>
    Conflict,

    /// <summary>The person has the role that approves.</summary>
    Approval,

    /// <summary>
    /// A time-limited grant replaces clearance, access list or team ownership, or the role or approval for the one duty that it lends.
    /// </summary>
    Grant,

    /// <summary>An emergency grant, taken by the person, replaces them in the same way.</summary>
    BreakGlass,

    /// <summary>The external decision point also permits the operation.</summary>
    DecisionPoint,

    /// <summary>The check could be made; listed only when it failed.</summary>
    Check,
}
