using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys.SingleSignOn;

/// <summary>The console with a real provider, and with an administrator who has a password.</summary>
public sealed class OpenIdDesk : IAsyncLifetime
{
    private readonly SignInProvider _provider = new();

    public OpenIdDesk() => Browser = new(_provider.SettingsFor("acme"));

    public BrowserFixture Browser { get; }

    public string Issuer => _provider.Issuer;

    public async ValueTask InitializeAsync()
    {
        if (SignInProvider.Missing is not null)
        {
            return;
        }

        await Browser.InitializeAsync();
        await Operators.AddAsync(Browser.Services, await Operators.AddTenantAsync(Browser.Services, "acme"), "ada", "admin");
        await _provider.StartAsync(Browser.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Browser.DisposeAsync();
    }
}
