namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>Meaning of a ticket's status.</summary>
public enum TicketStatus
{
    /// <summary>Nobody has started.</summary>
    New,

    /// <summary>In progress, or waiting.</summary>
    Open,

    Resolved,

    Closed,
}
