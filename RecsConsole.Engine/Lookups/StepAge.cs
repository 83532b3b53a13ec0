namespace RecsConsole.Engine.Lookups;

/// <summary>Whether a step of a finished case could be taken again.</summary>
public enum StepAge
{
    /// <summary>It could.</summary>
    Possible,

    /// <summary>Its action is not published any more.</summary>
    Withdrawn,

    /// <summary>The workflow does not allow it in that state any more.</summary>
    NotAllowed,

    /// <summary>It resolved the case, and a policy in force forbids it.</summary>
    Forbidden,
}
