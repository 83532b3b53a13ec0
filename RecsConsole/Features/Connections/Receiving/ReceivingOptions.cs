using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>Limits for events that ticket systems post.</summary>
public sealed class ReceivingOptions
{
    public const string Section = "Receiving";

    /// <summary>Requests per minute from one network, whatever addresses they name.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerMinute { get; set; } = 12_000;

    /// <summary>Genuine events per minute for one connection.</summary>
    [Range(1, 10_000_000)]
    public int EventsPerMinute { get; set; } = 6_000;
}
