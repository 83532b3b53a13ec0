namespace RecsConsole.Database.Codes;

/// <summary>What the operator had seen of an item before a label's value was certain.</summary>
public enum LabelExposure
{
    /// <summary>It was in the slate, but never on screen: nothing can be held against it.</summary>
    Unseen,

    /// <summary>It was on screen.</summary>
    OnScreen,

    /// <summary>Its reasons were opened too.</summary>
    Viewed,

    /// <summary>It was in no place of the slate; somebody chose it instead of what was.</summary>
    Elsewhere,
}
