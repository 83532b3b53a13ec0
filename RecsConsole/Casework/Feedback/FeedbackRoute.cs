namespace RecsConsole.Casework.Feedback;

/// <summary>Where the reason that is given with a dismissal or an override leads (R95).</summary>
[Flags]
public enum FeedbackRoute
{
    Nowhere = 0,

    /// <summary>The item is hidden from this actor on this case.</summary>
    Suppression = 1,

    /// <summary>It counts as a verdict on the item when labels are built.</summary>
    Label = 2,

    /// <summary>A report to the document's owner.</summary>
    DocumentQueue = 4,

    /// <summary>A report to those who keep the action catalog.</summary>
    RuleQueue = 8,

    /// <summary>An alert to those who watch over rights.</summary>
    SecurityAlert = 16,
}
