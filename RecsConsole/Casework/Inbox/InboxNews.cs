using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>A notification for one person.</summary>
/// <param name="EventKey">Identifies the event: the same event notifies the same person once, retries included.</param>
public sealed record InboxNews(Guid RecipientId, string EventKey, InboxKind Kind, DateTimeOffset At)
{
    /// <summary>The case concerned; a person who may not see it reads nothing of the notification.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The person who caused the event; null when no person did.</summary>
    public Guid? FromId { get; init; }

    /// <summary>
    /// The notification's other subject: the key of an action or document, the id of the note with the question, or what became of
    /// something that was sent to the source system.
    /// </summary>
    public string? Reference { get; init; }

    public string? Text { get; init; }
}
