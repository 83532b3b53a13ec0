using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Connectors;

/// <summary>Limits for requests to other systems.</summary>
public sealed class ConnectorOptions
{
    public const string Section = "Connectors";

    /// <summary>Maximum requests per second to one connection, from this node.</summary>
    [Range(1, 1000)]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Timeout of one request.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
