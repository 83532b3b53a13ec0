namespace RecsConsole.Engine.WhyNot;

/// <summary>How far an item came, from the first stage that can drop it to the slate.</summary>
public enum WhyNotStage
{
    /// <summary>A source named it and the actor may not use it.</summary>
    Withheld,

    /// <summary>No source named it.</summary>
    NeverProposed,

    /// <summary>At least one rule excludes it.</summary>
    Excluded,

    /// <summary>Its score, or the tenant's goals, leave it behind.</summary>
    RankedBelow,

    /// <summary>Its score would have done; a rule of the slate put others before it.</summary>
    MovedOut,

    /// <summary>It was kept, and final validation took it out.</summary>
    RemovedByValidation,

    /// <summary>It is shown.</summary>
    Shown,
}
