using RecsConsole.Database;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>An item as its recipient may see it now.</summary>
/// <param name="From">The person who caused the event; null when no person did.</param>
/// <param name="IsUnread">Whether the item has not been opened yet.</param>
/// <param name="IsWaiting">Whether the item is a question that the reader has not answered.</param>
public sealed record InboxLine(Guid Id, InboxKind Kind, DateTimeOffset At, string? From, bool IsUnread, bool IsWaiting)
{
    /// <summary>The reader may no longer see the item's subject: all other properties are empty.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The absent person for whom the reader is the stand-in; null for the reader's own items.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>Key of the case.</summary>
    public string? CaseKey { get; init; }

    public string? CaseTitle { get; init; }

    /// <summary>
    /// Title of the action or document, name of the new assignee, state of a case's deadline, what became of something that was sent to the
    /// source system, or the model, alert, job or study, depending on the kind.
    /// </summary>
    public string? About { get; init; }

    /// <summary>Version of the catalog object or document concerned.</summary>
    public (string Noun, string Key, int Version)? Version { get; init; }

    /// <summary>What the address of the page ends with, for a model, an alert, a run of a job or a study.</summary>
    public string? Target { get; init; }

    /// <summary>The approval request that the reader is asked to decide.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Key of the document.</summary>
    public string? DocumentKey { get; init; }

    /// <summary>The text of the item.</summary>
    public string? Text { get; init; }
}
