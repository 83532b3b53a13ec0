using System.Net;

namespace RecsConsole.Platform.Residency;

/// <summary>A server to which data of a tenant is sent.</summary>
public sealed record Destination(DestinationKind Kind, string Host)
{
    /// <summary>On this machine: data sent there stays where it is.</summary>
    public bool IsHere =>
        string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The server of a URL.</summary>
    public static Destination Of(DestinationKind kind, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new(kind, address.IdnHost); // without the brackets of an IPv6 address
    }
}
