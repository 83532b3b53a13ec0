namespace RecsConsole.Database.Codes;

/// <summary>The delivery state of an event to a webhook.</summary>
public enum WebhookState
{
    /// <summary>Waiting, or being retried.</summary>
    ToSend,

    /// <summary>The receiver confirmed the event.</summary>
    Delivered,

    /// <summary>Too many attempts, or the receiver wants no more events.</summary>
    Failed,

    /// <summary>Not sent: undone before it was sent, or not visible to the person that the webhook acts as.</summary>
    Withdrawn,
}
