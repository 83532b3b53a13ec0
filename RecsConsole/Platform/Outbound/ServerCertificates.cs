using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace RecsConsole.Platform.Outbound;

/// <summary>
/// Whether the certificate of another server is accepted: one that the machine trusts and that is not revoked. Whoever connects by TLS asks
/// here. Revocations are asked about only after everything else was found right, so that a stranger's certificate cannot make the server
/// fetch a list that is named in it.
/// </summary>
/// <param name="trust">What is trusted instead of what the machine trusts; null: that.</param>
public sealed partial class ServerCertificates(
    IOptions<OutboundOptions> options,
    ILogger<ServerCertificates> logger,
    X509ChainPolicy? trust = null
)
{
    // RFC 5280, 4.2.1.13: where the list of revoked certificates is
    private const string ListOfRevoked = "2.5.29.31";

    private const X509ChainStatusFlags Unknown = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    private static readonly TimeSpan s_longestFetch = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5); // a changed name and a revocation are followed after that

    /// <summary>A handler for servers that only the operator names.</summary>
    public SocketsHttpHandler Handler() => Handler(() => this);

    /// <inheritdoc cref="Handler()"/>
    /// <param name="certificates">Asked for at the first connection: what sends log lines is there before what writes them.</param>
    public static SocketsHttpHandler Handler(Func<ServerCertificates> certificates) =>
        new()
        {
            SslOptions =
            {
                RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
                    certificates().IsAccepted(sender, certificate, chain, errors),
            },
            PooledConnectionLifetime = s_lifetime,
        };

    /// <summary>The settings of a TLS client.</summary>
    public SslClientAuthenticationOptions Tls() => new() { RemoteCertificateValidationCallback = IsAccepted };

    /// <summary>Decides about the certificate that a server sent.</summary>
    public bool IsAccepted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var wrong = trust is null ? errors : errors & ~SslPolicyErrors.RemoteCertificateChainErrors; // which is judged anew below
        return wrong is SslPolicyErrors.None
            && certificate is X509Certificate2 server
            && chain is not null
            && (trust is null || Holds(server, chain, X509RevocationMode.NoCheck))
            && (options.Value.CheckRevocation is RevocationCheck.Off || Holds(server, chain, X509RevocationMode.Online));
    }

    private bool Holds(X509Certificate2 server, X509Chain sent, X509RevocationMode mode)
    {
        using var chain = new X509Chain { ChainPolicy = (trust ?? sent.ChainPolicy).Clone() };
        foreach (var element in sent.ChainElements)
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        (chain.ChainPolicy.RevocationMode, chain.ChainPolicy.RevocationFlag) = (mode, X509RevocationFlag.ExcludeRoot);
        chain.ChainPolicy.UrlRetrievalTimeout = s_longestFetch;
        var holds = chain.Build(server) || (mode is X509RevocationMode.Online && chain.ChainElements.All(IsExcused));
        if (!holds && mode is X509RevocationMode.Online)
        {
            LogRefused(server.Subject, string.Join(", ", chain.ChainStatus.Select(each => each.Status)));
        }

        return holds;
    }

    // a private authority without a list of its own has nothing to ask
    private bool IsExcused(X509ChainElement element)
    {
        var status = element.ChainElementStatus.Aggregate(X509ChainStatusFlags.NoError, (all, each) => all | each.Status);
        return status is X509ChainStatusFlags.NoError
            || (
                (status & ~Unknown) is X509ChainStatusFlags.NoError
                && options.Value.CheckRevocation is RevocationCheck.Named
                && !NamesWhereToAsk(element.Certificate)
            );
    }

    private static bool NamesWhereToAsk(X509Certificate2 certificate) =>
        certificate.Extensions[ListOfRevoked] is not null
        || certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().Any(access => access.EnumerateOcspUris().Any());

    [LoggerMessage(
        EventId = 151,
        Level = LogLevel.Warning,
        Message = "The certificate {Subject} of another server is refused: it is revoked, or nobody says that it is not ({Status})"
    )]
    private partial void LogRefused(string subject, string status);
}
