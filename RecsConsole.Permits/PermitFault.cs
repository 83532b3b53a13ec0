namespace RecsConsole.Permits;

/// <summary>Why a permit is not accepted.</summary>
public enum PermitFault
{
    /// <summary>Nothing is wrong with the permit.</summary>
    None,

    /// <summary>There is no permit.</summary>
    Missing,

    /// <summary>The permit is for somebody else.</summary>
    OtherSubject,

    /// <summary>The permit is for another object or another operation.</summary>
    OtherObject,

    /// <summary>The rights or the object have changed since, or it names no revision of them.</summary>
    OldVersion,

    /// <summary>The permit's time differs from that of its decision, lies in the future, or is too old.</summary>
    OtherInstant,

    /// <summary>The permit names an unknown rule, or a rule twice.</summary>
    UnknownRule,

    /// <summary>A rule that this operation needs is missing.</summary>
    RuleMissing,

    /// <summary>The permit names a rule that this operation does not use.</summary>
    RuleNotNeeded,

    /// <summary>A rule that the permit names does not hold.</summary>
    RuleBroken,

    /// <summary>The grant the permit names is missing, expired, for something else, or not needed.</summary>
    GrantInvalid,
}
