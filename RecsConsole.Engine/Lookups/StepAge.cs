namespace RecsConsole.Engine.Lookups;

/// <summary>Whether a step of a finished case could be taken again.</summary>
public enum StepAge
{
    /// <summary>It could be.</summary>
    Possible,

    /// <summary>Its action is no longer published.</summary>
    Withdrawn,

    /// <summary>The workflow no longer allows it in that state.</summary>
    NotAllowed,

    /// <summary>It resolved the case, and a policy in force forbids it.</summary>
    Forbidden,
}
