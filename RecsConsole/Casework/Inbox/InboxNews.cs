using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>What one person is told.</summary>
/// <param name="EventKey">What happened: the same event reaches the same person once, retries included.</param>
public sealed record InboxNews(Guid RecipientId, string EventKey, InboxKind Kind, DateTimeOffset At)
{
    /// <summary>The case it speaks of; who may not see it reads nothing of the news.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Who caused it; null for what nobody did.</summary>
    public Guid? FromId { get; init; }

    /// <summary>What else it is about: the key of an action or document, the id of the note with the question.</summary>
    public string? Reference { get; init; }

    /// <summary>What was said.</summary>
    public string? Text { get; init; }
}
