using RecsConsole.Database;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>An item as its recipient may read it now.</summary>
/// <param name="From">Who caused it; null for what nobody did.</param>
/// <param name="IsUnread">Nobody has opened it.</param>
/// <param name="IsWaiting">A question that the reader has not answered.</param>
public sealed record InboxLine(Guid Id, InboxKind Kind, DateTimeOffset At, string? From, bool IsUnread, bool IsWaiting)
{
    /// <summary>What it is about may not be seen any more: nothing else of it is filled.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Who is away and has the reader standing in; null for what is the reader's own.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>Key of the case.</summary>
    public string? CaseKey { get; init; }

    public string? CaseTitle { get; init; }

    /// <summary>Title of the action or document, name of the person who has the case now, how it stands with a case's time.</summary>
    public string? About { get; init; }

    /// <summary>The version of a curated object that it is about.</summary>
    public (string Noun, string Key, int Version)? Version { get; init; }

    /// <summary>Key of the document.</summary>
    public string? DocumentKey { get; init; }

    /// <summary>What was said.</summary>
    public string? Text { get; init; }
}
