using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Comments;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>One event of a case's history: from the log, or already stored.</summary>
internal sealed class LogEvent
{
    /// <summary>The event's identity.</summary>
    public required string Key { get; init; }

    public required string Activity { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Position in the file, which orders events at the same instant; -1 when it is not in the file.</summary>
    public int Order { get; set; } = -1;

    public string? Resource { get; set; }

    public PersonRow? Person { get; set; }

    /// <summary>Values of <see cref="LogColumns.Kept"/>; null for a stored event until they are needed.</summary>
    public string?[]? Kept { get; set; }

    /// <summary>The row, if the event is already stored.</summary>
    public CaseEventRow? Stored { get; init; }

    /// <summary>A stored step that the file tells again, read with other columns.</summary>
    public bool IsRetold { get; set; }

    /// <summary>Notes a file that was read again; nothing happened on the case.</summary>
    public bool IsReading =>
        Stored is { Kind: CaseEventKind.System } && Key.StartsWith(EventIdentity.ReadAgainPrefix, StringComparison.Ordinal);

    /// <summary>The file says of this step what it was like: a new one, or one told again.</summary>
    public bool IsTold => Comment is null && (Stored is null || IsRetold);

    /// <summary>What was said; null for a step, and for a stored event.</summary>
    public TicketComment? Comment { get; init; }

    /// <summary>A comment of a ticket, new or stored.</summary>
    public bool IsComment => Comment is not null || (Stored is { Kind: CaseEventKind.Message or CaseEventKind.Note } && !IsFromConsole);

    /// <summary>Something that was done, unlike a note or an event of the console itself.</summary>
    public bool IsStep => Comment is null && Stored is null or { Kind: CaseEventKind.Action };

    public bool IsFromConsole => Stored is not null && !Stored.EventKey.StartsWith(EventIdentity.Prefix, StringComparison.Ordinal);
}
