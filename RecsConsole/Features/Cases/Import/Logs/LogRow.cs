using RecsConsole.Features.Cases.Import.Comments;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>An event as read; missing values are null.</summary>
public sealed class LogRow
{
    public required long Line { get; init; }

    public required string Case { get; init; }

    public required string Activity { get; init; }

    public required string Time { get; init; }

    public DateTimeOffset At { get; set; }

    public required string? Resource { get; init; }

    public required string? SlaMet { get; init; }

    /// <summary>Title of the case; the same on all of its rows.</summary>
    public string? Title { get; init; }

    /// <summary>Description at opening.</summary>
    public string? Text { get; init; }

    /// <summary>Current assignee of the ticket; null for an event of a log, where the last actor is the assignee.</summary>
    public string? Holder { get; init; }

    /// <summary>Name of the customer's contact; null for an event of a log.</summary>
    public string? Contact { get; init; }

    /// <summary>Mail address of the customer's contact; null for an event of a log.</summary>
    public string? ContactAddress { get; init; }

    /// <summary>Current status of the ticket, in the words of its system.</summary>
    public string? Status { get; init; }

    /// <summary>When the ticket is due; null for one that is not, and for an event of a log.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>A step of a ticket: the file says when the ticket reached it, but not who acted.</summary>
    public bool IsOfTicket { get; init; }

    /// <summary>What was said on the ticket, with its first step only; none for an event of a log.</summary>
    public IReadOnlyList<TicketComment> Comments { get; init; } = [];

    /// <summary>Values of <see cref="LogColumns.Kept"/>.</summary>
    public required string?[] Kept { get; init; }

    /// <summary>Values of <see cref="LogColumns.Finals"/>.</summary>
    public required string?[] Finals { get; init; }
}
