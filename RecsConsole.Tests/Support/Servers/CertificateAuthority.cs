using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>An authority of certificates on this machine, with its list of revoked ones, which it serves by HTTP.</summary>
internal sealed class CertificateAuthority : IAsyncDisposable
{
    /// <summary>What its servers answer: JSON that a decision point would.</summary>
    public const string Answer = """{"evaluations":[{"decision":true}]}""";

    private const string ListPath = "/revoked.crl";
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;
    private readonly CertificateRevocationListBuilder _revoked = new();
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly List<WebApplication> _sites = [];
    private readonly List<X509Certificate2> _issued = [];
    private int _asked;

    private CertificateAuthority()
    {
        // a name of its own, because lists are kept by the names of their authorities
        var request = new CertificateRequest($"CN=Authority {Guid.NewGuid():N}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(_now - s_day, _now + s_day);
    }

    /// <summary>How often somebody asked for the list.</summary>
    public int Asked => _asked;

    private string ListAddress => _sites[0].Urls.First() + ListPath;

    public static async Task<CertificateAuthority> StartAsync()
    {
        var authority = new CertificateAuthority();
        authority._sites.Add(await SiteAsync("http://127.0.0.1:0", null, authority.ListAsync));
        return authority;
    }

    /// <summary>A server with a certificate that names a list, on which it is or not.</summary>
    public Task<Uri> ServerAsync(bool isRevoked) => ServerAsync(ListAddress, isRevoked);

    /// <summary>A server with a certificate that names no list.</summary>
    public Task<Uri> ServerWithoutListAsync() => ServerAsync(null, isRevoked: false);

    /// <summary>A server with a certificate that names a list which is not there.</summary>
    public Task<Uri> ServerWithLostListAsync() => ServerAsync(ListAddress + ".lost", isRevoked: false);

    /// <summary>What accepts the certificates of this authority, as the settings say.</summary>
    public ServerCertificates Certificates(RevocationCheck check = RevocationCheck.Named) =>
        new(Options.Create(new OutboundOptions { CheckRevocation = check }), NullLogger<ServerCertificates>.Instance, Trust());

    /// <summary>Trusts this authority only.</summary>
    public X509ChainPolicy Trust() =>
        new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509CertificateLoader.LoadCertificate(_root.RawData) },
        };

    /// <summary>A certificate of this authority for this machine.</summary>
    /// <param name="list">Where it says that the list is; null: nowhere.</param>
    public X509Certificate2 Issue(string? list, bool isRevoked)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerUse)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, true, false));
        if (list is not null)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list]));
        }

        using var issued = request.Create(_root, _now - s_day / 2, _now + s_day / 2, Guid.NewGuid().ToByteArray());
        var owned = issued.CopyWithPrivateKey(key);
        _issued.Add(owned);
        if (isRevoked)
        {
            _revoked.AddEntry(owned);
        }

        return owned;
    }

    /// <inheritdoc cref="Issue(string?, bool)"/>
    public X509Certificate2 Issue(bool isRevoked) => Issue(ListAddress, isRevoked);

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites)
        {
            await site.DisposeAsync();
        }

        _issued.ForEach(each => each.Dispose());
        _root.Dispose();
        _key.Dispose();
    }

    private static async Task<WebApplication> SiteAsync(string address, X509Certificate2? certificate, RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls(address);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
        var site = builder.Build();
        site.Run(answer);
        await site.StartAsync();
        return site;
    }

    private async Task<Uri> ServerAsync(string? list, bool isRevoked)
    {
        var site = await SiteAsync("https://127.0.0.1:0", Issue(list, isRevoked), context => context.Response.WriteAsync(Answer));
        _sites.Add(site);
        return new(site.Urls.First());
    }

    private async Task ListAsync(HttpContext context)
    {
        Interlocked.Increment(ref _asked);
        if (context.Request.Path != ListPath)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.Response.Body.WriteAsync(
            _revoked.Build(_root, BigInteger.One, _now + s_day, HashAlgorithmName.SHA256, thisUpdate: _now - s_day)
        );
    }
}
