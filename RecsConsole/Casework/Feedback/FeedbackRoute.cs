namespace RecsConsole.Casework.Feedback;

/// <summary>Where the reason of a dismissal or an override is routed (R95).</summary>
[Flags]
public enum FeedbackRoute
{
    Nowhere = 0,

    /// <summary>The item is hidden from this actor on this case.</summary>
    Suppression = 1,

    /// <summary>The response counts as a verdict on the item when labels are derived.</summary>
    Label = 2,

    /// <summary>A report to the document's owner.</summary>
    DocumentQueue = 4,

    /// <summary>A report to catalog editors.</summary>
    RuleQueue = 8,

    /// <summary>An alert to those who supervise access.</summary>
    SecurityAlert = 16,
}
