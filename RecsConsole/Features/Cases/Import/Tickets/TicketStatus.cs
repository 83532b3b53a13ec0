namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>What the status of a ticket says.</summary>
public enum TicketStatus
{
    /// <summary>Nobody began with it.</summary>
    New,

    /// <summary>It is worked on, or waits.</summary>
    Open,

    Resolved,

    Closed,
}
