using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys.Operations;

/// <summary>
/// A real nginx on this machine that terminates TLS in front of a console, with the file of docs/operations: only ports, paths and the
/// certificate are others.
/// </summary>
public sealed class NginxServer : IAsyncDisposable
{
    private const string Nginx = "/usr/sbin/nginx";
    private static readonly TimeSpan s_longestStart = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private Process? _process;
    private string? _certificate;

    /// <summary>Why nginx cannot run here; null if it can.</summary>
    public static string? Missing => File.Exists(Nginx) ? null : "The Debian package nginx-light is not installed.";

    /// <summary>Where it takes https.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Where it takes http.</summary>
    public int PlainPort { get; } = FreePort();

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"https://localhost:{Port}/"));

    /// <summary>Returns once it answers.</summary>
    /// <param name="console">Where the console listens.</param>
    public async Task StartAsync(Uri console)
    {
        ArgumentNullException.ThrowIfNull(console);
        WriteCertificate();
        var sample = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Top(), "docs", "operations", "nginx.conf"));
        await File.WriteAllTextAsync(
            _folder.In("console.conf"),
            sample
                .Replace("127.0.0.1:5000", console.Authority, StringComparison.Ordinal)
                .Replace("listen 80;", $"listen 127.0.0.1:{PlainPort};", StringComparison.Ordinal)
                .Replace("listen 443 ssl;", $"listen 127.0.0.1:{Port} ssl;", StringComparison.Ordinal)
                .Replace("/etc/ssl/console.example", _folder.In("certificate"), StringComparison.Ordinal)
                .Replace("/var/log/nginx/recsconsole.log", _folder.In("access.log"), StringComparison.Ordinal)
        );
        await File.WriteAllTextAsync(_folder.In("nginx.conf"), Surroundings());
        _process = Process.Start(new ProcessStartInfo(Nginx, ["-c", _folder.In("nginx.conf")]) { UseShellExecute = false })!;
        var until = DateTimeOffset.UtcNow + s_longestStart;
        while (!await AnswersAsync())
        {
            Assert.False(_process.HasExited || DateTimeOffset.UtcNow > until, "nginx does not answer");
            await Task.Delay(50);
        }
    }

    /// <summary>Whether a certificate is the one that it made for itself.</summary>
    public bool IsOwn(X509Certificate? shown) => string.Equals(shown?.GetCertHashString(), _certificate, StringComparison.Ordinal);

    /// <summary>What it logged of the requests it answered.</summary>
    public Task<string> LogAsync() => File.ReadAllTextAsync(_folder.In("access.log"));

    public async ValueTask DisposeAsync()
    {
        if (_process is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            running.Dispose();
        }

        _folder.Dispose();
    }

    // what Debian's own nginx.conf gives to a site, in a folder of its own and for this user
    private string Surroundings() =>
        $$"""
            daemon off;
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            pid {{_folder.In("pid")}};
            error_log {{_folder.In("error.log")}};
            events {}
            http {
              client_body_temp_path {{_folder.In("body")}};
              proxy_temp_path {{_folder.In("proxy")}};
              fastcgi_temp_path {{_folder.In("fastcgi")}};
              uwsgi_temp_path {{_folder.In("uwsgi")}};
              scgi_temp_path {{_folder.In("scgi")}};
              include {{_folder.In("console.conf")}};
            }
            """;

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            now.AddDays(-1),
            now.AddDays(1)
        );
        _certificate = certificate.GetCertHashString();
        File.WriteAllText(_folder.In("certificate.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(_folder.In("certificate.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
