using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>One event of a case's history: of the log, or already in the database.</summary>
internal sealed class LogEvent
{
    /// <summary>The event's identity.</summary>
    public required string Key { get; init; }

    public required string Activity { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Place in the file, which orders events of one instant; -1 when the file does not have it.</summary>
    public int Order { get; set; } = -1;

    public string? Resource { get; init; }

    public PersonRow? Person { get; set; }

    /// <summary>Values of <see cref="LogColumns.Kept"/>; null while nobody needs those of a stored event.</summary>
    public string?[]? Kept { get; set; }

    /// <summary>The row, if the event was known before.</summary>
    public CaseEventRow? Stored { get; init; }

    /// <summary>Something done, unlike a note or what the console says itself.</summary>
    public bool IsStep => Stored is null or { Kind: "action" };

    public bool IsFromConsole => Stored is not null && !Stored.EventKey.StartsWith(EventIdentity.Prefix, StringComparison.Ordinal);
}
