using System.ComponentModel.DataAnnotations;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Platform.Outbound;

/// <summary>
/// Where the server may connect when an administrator of a tenant enters an address. Only whoever operates the server sets this.
/// </summary>
public sealed class OutboundOptions
{
    public const string Section = "Outbound";

    /// <summary>Hosts outside of this machine that may be reached without TLS.</summary>
    public IList<string> PlainHosts { get; init; } = [];

    /// <summary>The only hosts that ticket systems and webhooks may be on; none: any but those that are never connected to.</summary>
    public IList<string> AllowedHosts { get; init; } = [];

    /// <summary>
    /// Whether ticket systems and webhooks are reached by the proxy of the environment (<c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>NO_PROXY</c>).
    /// It resolves their names, so it must refuse what they may not lead to.
    /// </summary>
    public bool UseProxy { get; init; }

    /// <summary>Which certificates must be known not to be revoked: of every server that is reached by TLS, the database's excepted.</summary>
    [EnumDataType(typeof(RevocationCheck))]
    public RevocationCheck CheckRevocation { get; init; }

    /// <summary>Whether nobody can listen on the way there, or the operator accepts that somebody can.</summary>
    public bool MayBePlain(string host, int port) =>
        Destination.IsOnThisMachine(host) || PlainHosts.Select(HostRule.Read).Any(rule => rule?.Covers(host, port) == true);
}
