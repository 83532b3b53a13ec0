namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>A ticket as it was read; missing values are null, and times are still text.</summary>
internal sealed class TicketRow
{
    public required long Line { get; init; }

    public required string Key { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? Status { get; init; }

    public string? Holder { get; init; }

    public string? SlaMet { get; init; }

    /// <summary>Minutes from its opening to the first answer, where the list says that and no time.</summary>
    public string? ReplyMinutes { get; init; }

    /// <summary>Values of <see cref="TicketReader.Times"/>.</summary>
    public required string?[] Times { get; init; }

    /// <summary>Values of the kept columns.</summary>
    public required string?[] Kept { get; init; }
}
