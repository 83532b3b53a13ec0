namespace RecsConsole.Engine.WhyNot;

/// <summary>How far an item got, from the first stage that can drop it to the slate.</summary>
public enum WhyNotStage
{
    /// <summary>A source named the item, but the actor may not use it.</summary>
    Withheld,

    /// <summary>No source named the item.</summary>
    NeverProposed,

    /// <summary>At least one rule excludes the item.</summary>
    Excluded,

    /// <summary>The item's score, with the tenant's priorities, is too low.</summary>
    RankedBelow,

    /// <summary>The item's score was high enough, but a slate rule put others before it.</summary>
    MovedOut,

    /// <summary>The item was kept, but final validation removed it.</summary>
    RemovedByValidation,

    /// <summary>The item is shown.</summary>
    Shown,
}
