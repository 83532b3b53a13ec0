namespace RecsConsole.Platform.Residency;

/// <summary>In which region the servers are that data is sent to. A server that is not named has none.</summary>
public sealed class DestinationOptions
{
    public const string Section = "Residency";

    public IList<DestinationRegion> Destinations { get; init; } = [];

    /// <summary>The declared region of a server; null when there is none.</summary>
    public string? RegionOf(string host) =>
        Destinations.FirstOrDefault(each => string.Equals(each.Host, host, StringComparison.OrdinalIgnoreCase))?.Region;
}

/// <summary>A server and its region.</summary>
public sealed class DestinationRegion
{
    public string Host { get; set; } = "";

    public string Region { get; set; } = "";
}
