namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>A ticket as read; missing values are null, and times are still text.</summary>
internal sealed class TicketRow
{
    public required long Line { get; init; }

    public required string Key { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? Status { get; init; }

    public string? Holder { get; init; }

    /// <summary>Name of the customer's contact.</summary>
    public string? Contact { get; init; }

    /// <summary>Mail address of the customer's contact.</summary>
    public string? ContactAddress { get; init; }

    /// <summary>Number of the contact in the other system, by which comments name them.</summary>
    public string? ContactId { get; init; }

    public string? SlaMet { get; init; }

    /// <summary>Minutes from opening to the first answer, for lists that give this instead of a time.</summary>
    public string? ReplyMinutes { get; init; }

    /// <summary>Values of <see cref="TicketReader.Times"/>.</summary>
    public required string?[] Times { get; init; }

    /// <summary>When the ticket is due; still text.</summary>
    public string? Due { get; init; }

    /// <summary>Cells with comments; their columns can be repeated.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>Cells with internal notes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Values of the kept columns.</summary>
    public required string?[] Kept { get; init; }
}
