using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Connectors;

/// <summary>How hard other systems are asked.</summary>
public sealed class ConnectorOptions
{
    public const string Section = "Connectors";

    /// <summary>Most requests a second to one connection, on this node.</summary>
    [Range(1, 1000)]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>How long one answer may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
