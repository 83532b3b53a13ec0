namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>An event as it was read; missing values are null.</summary>
public sealed class LogRow
{
    public required long Line { get; init; }

    public required string Case { get; init; }

    public required string Activity { get; init; }

    public required string Time { get; init; }

    public DateTimeOffset At { get; set; }

    public required string? Resource { get; init; }

    public required string? SlaMet { get; init; }

    /// <summary>What the case is called; the same on every row of it.</summary>
    public string? Title { get; init; }

    /// <summary>What was written when it was opened.</summary>
    public string? Text { get; init; }

    /// <summary>Who has the ticket now; null for an event of a log, where whoever acted last has the case.</summary>
    public string? Holder { get; init; }

    /// <summary>How the ticket stands now, in the words of its system.</summary>
    public string? Status { get; init; }

    /// <summary>A step of a ticket: the file says when the ticket came to it, and not who acted then.</summary>
    public bool IsOfTicket { get; init; }

    /// <summary>Values of <see cref="LogColumns.Kept"/>.</summary>
    public required string?[] Kept { get; init; }

    /// <summary>Values of <see cref="LogColumns.Finals"/>.</summary>
    public required string?[] Finals { get; init; }
}
