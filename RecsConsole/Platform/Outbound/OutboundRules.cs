using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace RecsConsole.Platform.Outbound;

/// <summary>
/// Whether the server may connect to an address that an administrator of a tenant entered. What an address says by itself is asked when it
/// is saved and before each request; where its name leads is asked each time a connection is made.
/// </summary>
public sealed class OutboundRules(IOptions<OutboundOptions> options)
{
    // Nobody's ticket system is there. These addresses lead to the machine's own network stack, to everybody at once, or to the services by
    // which clouds hand out the machine's credentials.
    private static readonly IPNetwork[] s_never =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("255.255.255.255/32"),
        IPNetwork.Parse("100.100.100.200/32"),
        IPNetwork.Parse("168.63.129.16/32"),
        IPNetwork.Parse("::/128"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("ff00::/8"),
        IPNetwork.Parse("fd00:ec2::/32"),
        IPNetwork.Parse("fd20:ce::/32"),
        IPNetwork.Parse("fd00:42::42/128"),
        // Ways through which IPv6 reaches IPv4 by a router or gateway of its own: where they lead cannot be seen here (RFC 8215, 2765, 3056
        // and 4380). The second is not ::ffff:0:0/96, by which programs write an address of IPv4.
        IPNetwork.Parse("64:ff9b:1::/48"),
        IPNetwork.Parse("::ffff:0:0:0/96"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("2001::/32"),
    ];

    // IPv6 addresses that carry one of IPv4 in their last four bytes (RFC 4291, 2.5.5.1, and RFC 6052)
    private static readonly IPNetwork[] s_carrying = [IPNetwork.Parse("::/96"), IPNetwork.Parse("64:ff9b::/96")];

    /// <summary>Why the address is refused as it is written; null when it is not.</summary>
    /// <param name="isProxied">A proxy resolves the name, so that it must be listed itself: no address is seen that a range could have.</param>
    public StoredText? ProblemOf(Uri address, bool isProxied = false)
    {
        ArgumentNullException.ThrowIfNull(address);
        var (host, port) = (address.IdnHost, address.Port);
        return !IsTls(address) && !options.Value.MayBePlain(host, port)
                ? StoredText.From<PlatformTexts>(nameof(PlatformTexts.HostWithoutTls), host)
            : IPAddress.TryParse(host, out var literal) ? ProblemOf(host, port, literal)
            : IsNamed(host, port) || (!isProxied && Rules().Any(rule => rule.Range is not null)) ? null // a range is compared when the name is resolved
            : NotAllowed(host);
    }

    /// <summary>Why a host is not connected to at one of its addresses; null when it is.</summary>
    public StoredText? ProblemOf(string host, int port, IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return IsNever(address) ? StoredText.From<PlatformTexts>(nameof(PlatformTexts.HostIsNeverReached), host)
            : IsNamed(host, port) || Rules().Any(rule => rule.Covers(address, port)) ? null
            : NotAllowed(host);
    }

    private static bool IsTls(Uri address) => string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);

    private static bool IsNever(IPAddress address)
    {
        var plain = HostRule.Plain(address);
        if (
            plain.AddressFamily is AddressFamily.InterNetworkV6
            && s_carrying.Any(range => range.Contains(plain))
            && !IPAddress.IsLoopback(plain)
        )
        {
            return Array.Exists(s_never, range => range.Contains(plain)) || IsNever(new IPAddress(plain.GetAddressBytes()[12..]));
        }

        return Array.Exists(s_never, range => range.Contains(plain));
    }

    // without a list every name is as good as listed
    private bool IsNamed(string host, int port) =>
        options.Value.AllowedHosts.Count == 0 || Rules().Any(rule => rule.Name is not null && rule.Covers(host, port));

    private IEnumerable<HostRule> Rules() => options.Value.AllowedHosts.Select(HostRule.Read).OfType<HostRule>();

    private static StoredText NotAllowed(string host) => StoredText.From<PlatformTexts>(nameof(PlatformTexts.HostIsNotAllowed), host);
}
