using System.Globalization;
using System.Net;
using System.Text;

namespace RecsConsole.Platform.Outbound;

/// <summary>
/// A host in the settings: a name, all names below one (<c>.corp.example</c> or <c>*.corp.example</c>), an address, or a range of addresses
/// (<c>10.0.0.0/8</c>). All but a range may have a port.
/// </summary>
internal sealed record HostRule
{
    private const char PortMark = ':';

    private HostRule() { }

    /// <summary>A name, or with a leading dot the end of names; null for addresses.</summary>
    public string? Name { get; private init; }

    public IPNetwork? Range { get; private init; }

    /// <summary>Null for any.</summary>
    public int? Port { get; private init; }

    /// <summary>Null for a line that is none of these.</summary>
    public static HostRule? Read(string line)
    {
        var text = line.Trim();
        if (text.Contains('/', StringComparison.Ordinal))
        {
            return IPNetwork.TryParse(text, out var range) ? new() { Range = range } : null;
        }

        var (host, port) = Split(text);
        return port is not null && PortOf(port) is null ? null
            : AddressOf(host) is { } address ? new() { Range = new(address, 8 * address.GetAddressBytes().Length), Port = PortOf(port) }
            : NameOf(host) is { } name ? new() { Name = name, Port = PortOf(port) }
            : null;
    }

    /// <summary>Whether a host is covered as it is written, without asking for its addresses.</summary>
    public bool Covers(string host, int port)
    {
        var written = host.TrimEnd('.');
        return (Port ?? port) == port
            && (
                Name is { } name
                    ? CoversName(name, AsciiOf(written) ?? written)
                    : IPAddress.TryParse(written, out var address) && Covers(address, port)
            );
    }

    /// <summary>Whether an address is covered.</summary>
    public bool Covers(IPAddress address, int port) => (Port ?? port) == port && Range is { } range && range.Contains(Plain(address));

    /// <summary>An IPv4 address that is written as one of IPv6 is the same server.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    // an IPv6 address has colons of its own, so that its port needs brackets: [fd00::1]:8443
    private static (string Host, string? Port) Split(string text)
    {
        if (text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
        {
            var rest = text[(end + 1)..];
            return rest.Length == 0 ? (text[1..end], null) : (text[1..end], rest.StartsWith(PortMark) ? rest[1..] : "");
        }

        return text.Split(PortMark) is [var host, var port] ? (host, port) : (text, null);
    }

    private static int? PortOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? port
            : null;

    // "10" would be read as an address too
    private static IPAddress? AddressOf(string host) =>
        Uri.CheckHostName(host) is UriHostNameType.IPv4 or UriHostNameType.IPv6 && IPAddress.TryParse(host, out var address)
            ? Plain(address)
            : null;

    private static string? NameOf(string host)
    {
        var below = host.StartsWith("*.", StringComparison.Ordinal) ? host[1..] : host;
        var (mark, name) = below.StartsWith('.') ? (".", below[1..]) : ("", below);
        return Uri.CheckHostName(name) is UriHostNameType.Dns && AsciiOf(name.TrimEnd('.')) is { } ascii ? mark + ascii : null;
    }

    // as requests have it: bücher.example is asked for as xn--bcher-kva.example; null for what is no such name
    private static string? AsciiOf(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        try
        {
            return new IdnMapping().GetAscii(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool CoversName(string name, string written) => name.StartsWith('.') ? EndsWith(written, name) : Same(written, name);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string host, string end) => host.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
