namespace RecsConsole.Database.Codes;

/// <summary>What the operator had seen of an item before a label's value was final.</summary>
public enum LabelExposure
{
    /// <summary>It was in the slate but never on screen, so that nothing counts against it.</summary>
    Unseen,

    /// <summary>It was on screen.</summary>
    OnScreen,

    /// <summary>Its reasons were opened too.</summary>
    Viewed,

    /// <summary>It was not in the slate; someone chose it instead.</summary>
    Elsewhere,
}
