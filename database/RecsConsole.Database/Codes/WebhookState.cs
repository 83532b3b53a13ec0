namespace RecsConsole.Database.Codes;

/// <summary>How far the delivery of an event to a webhook is.</summary>
public enum WebhookState
{
    /// <summary>It waits, or is tried again.</summary>
    ToSend,

    /// <summary>The receiver answered that it has it.</summary>
    Delivered,

    /// <summary>It was tried too often, or the receiver wants no more.</summary>
    Failed,

    /// <summary>It is not told: taken back before it went out, or not for the person that the webhook acts as.</summary>
    Withdrawn,
}
