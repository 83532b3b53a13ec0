namespace RecsConsole.Database.Codes;

/// <summary>What the operator had seen of an item before a label's value was final.</summary>
public enum LabelExposure
{
    /// <summary>The item was in the slate but never on screen, so that nothing counts against it.</summary>
    Unseen,

    /// <summary>The item was on screen.</summary>
    OnScreen,

    /// <summary>The item's reasons were opened too.</summary>
    Viewed,

    /// <summary>The item was not in the slate; someone chose it instead.</summary>
    Elsewhere,
}
