using System.Net;

namespace RecsConsole.Platform.Residency;

/// <summary>A server to which data of a tenant is sent.</summary>
public sealed record Destination(DestinationKind Kind, string Host)
{
    /// <summary>On this machine: data sent there stays where it is.</summary>
    public bool IsHere => IsOnThisMachine(Host);

    /// <summary>Whether a host name or address means this machine.</summary>
    public static bool IsOnThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The server of a URL.</summary>
    public static Destination Of(DestinationKind kind, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new(kind, address.IdnHost); // without the brackets of an IPv6 address
    }
}
