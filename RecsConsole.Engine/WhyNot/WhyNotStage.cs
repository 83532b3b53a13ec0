namespace RecsConsole.Engine.WhyNot;

/// <summary>How far an item got, from the first stage that can drop it to the slate.</summary>
public enum WhyNotStage
{
    /// <summary>A source named it and the actor may not use it.</summary>
    Withheld,

    /// <summary>No source named it.</summary>
    NeverProposed,

    /// <summary>At least one rule excludes it.</summary>
    Excluded,

    /// <summary>Its score, with the tenant's priorities, is too low.</summary>
    RankedBelow,

    /// <summary>Its score was high enough; a slate rule put others before it.</summary>
    MovedOut,

    /// <summary>It was kept, and final validation removed it.</summary>
    RemovedByValidation,

    /// <summary>It is shown.</summary>
    Shown,
}
