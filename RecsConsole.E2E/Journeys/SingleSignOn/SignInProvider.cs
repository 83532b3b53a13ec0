using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RecsConsole.E2E.Journeys.SingleSignOn;

/// <summary>A real provider: oidc-provider, which test.sh installs into the folder that RECS_TEST_OIDC names.</summary>
internal sealed class SignInProvider : IAsyncDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);
    private static readonly string? s_packages = Environment.GetEnvironmentVariable("RECS_TEST_OIDC");
    private Process? _process;

    /// <summary>Why it cannot run here; null if it can.</summary>
    public static string? Missing =>
        string.IsNullOrEmpty(s_packages)
            ? "RECS_TEST_OIDC names no folder with the npm package oidc-provider: there is no provider to sign in with."
            : null;

    public string Issuer { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>The settings with which a console offers it to a tenant.</summary>
    public IReadOnlyDictionary<string, string> SettingsFor(string tenant) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SignIn:OpenId:corp:Name"] = "Corp",
            ["SignIn:OpenId:corp:Tenant"] = tenant,
            ["SignIn:OpenId:corp:Authority"] = Issuer,
            ["SignIn:OpenId:corp:AllowHttp"] = "true",
            ["SignIn:OpenId:corp:ClientId"] = "recs",
            ["SignIn:OpenId:corp:ClientSecret"] = "recs-secret",
            ["SignIn:OpenId:corp:Scopes"] = "openid profile email groups",
            ["SignIn:OpenId:corp:ReadsUserInfo"] = "true",
        };

    /// <summary>Starts it for a console.</summary>
    public async Task StartAsync(Uri console)
    {
        ArgumentNullException.ThrowIfNull(console);
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "provider.mjs"),
            new Uri(Issuer).Port.ToString(CultureInfo.InvariantCulture),
            console.GetLeftPart(UriPartial.Authority),
            s_packages!,
        ];
        _process = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var limit = new CancellationTokenSource(s_longest);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is not "ready")
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException("The provider did not start.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
