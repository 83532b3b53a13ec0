namespace RecsConsole.Platform.Residency;

/// <summary>What data of a tenant is sent to.</summary>
public enum DestinationKind
{
    /// <summary>A model behind an endpoint.</summary>
    Model,

    /// <summary>A URL that is notified of events.</summary>
    Webhook,

    /// <summary>The mail server.</summary>
    Mail,

    /// <summary>A ticket system whose tickets are worked on here.</summary>
    TicketSystem,
}
