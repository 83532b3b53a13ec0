using System.Net;
using System.Net.Sockets;

namespace RecsConsole.Platform.Web;

/// <summary>The network that a request comes from, by which strangers are limited.</summary>
public static class ClientNetwork
{
    private const int PrefixBytes = 8;

    /// <summary>
    /// The IPv4 address, or the first half of an IPv6 one: whoever has a single IPv6 address has the 18 quintillion of its network.
    /// </summary>
    /// <returns>Null without an address, such as behind a Unix socket.</returns>
    public static string? Find(IPAddress? address)
    {
        if (address is null)
        {
            return null;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, PrefixBytes))
            : plain.ToString();
    }

    /// <summary>As <see cref="Find"/>, for rates: those without an address share one.</summary>
    public static string Of(IPAddress? address) => Find(address) ?? "unknown";
}
