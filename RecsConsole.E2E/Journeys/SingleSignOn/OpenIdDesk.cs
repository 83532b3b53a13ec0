using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys.SingleSignOn;

/// <summary>The console with a real provider: oidc-provider, which test.sh installs into the folder that RECS_TEST_OIDC names.</summary>
public sealed class OpenIdDesk : IAsyncLifetime
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);
    private readonly string? _packages = Environment.GetEnvironmentVariable("RECS_TEST_OIDC");
    private Process? _provider;

    public OpenIdDesk()
    {
        Issuer = $"http://127.0.0.1:{FreePort()}";
        Browser = new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SignIn:OpenId:corp:Name"] = "Corp",
                ["SignIn:OpenId:corp:Tenant"] = "acme",
                ["SignIn:OpenId:corp:Authority"] = Issuer,
                ["SignIn:OpenId:corp:AllowHttp"] = "true",
                ["SignIn:OpenId:corp:ClientId"] = "recs",
                ["SignIn:OpenId:corp:ClientSecret"] = "recs-secret",
                ["SignIn:OpenId:corp:Scopes"] = "openid profile email groups",
                ["SignIn:OpenId:corp:ReadsUserInfo"] = "true",
            }
        );
    }

    public BrowserFixture Browser { get; }

    public string Issuer { get; }

    public bool IsThere => _provider is not null;

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(_packages))
        {
            return;
        }

        await Browser.InitializeAsync();
        await Operators.AddAsync(Browser.Services, await Operators.AddTenantAsync(Browser.Services, "acme"), "ada", "admin");
        var console = Browser.Address.GetLeftPart(UriPartial.Authority);
        _provider = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    Path.Combine(AppContext.BaseDirectory, "provider.mjs"),
                    new Uri(Issuer).Port.ToString(CultureInfo.InvariantCulture),
                    console,
                    _packages,
                ]
            )
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        using var limit = new CancellationTokenSource(s_longest);
        while (await _provider.StandardOutput.ReadLineAsync(limit.Token) is not "ready")
        {
            if (_provider.HasExited)
            {
                throw new InvalidOperationException("The provider did not start.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_provider is not null)
        {
            _provider.Kill();
            await _provider.WaitForExitAsync();
            _provider.Dispose();
        }

        await Browser.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
