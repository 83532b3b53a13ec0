using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using RecsConsole.Recommender.Retrieval.Intents;
using RecsConsole.Tests.Support.Servers;

namespace RecsConsole.E2E.Journeys.Sources;

/// <summary>An empty console in Production, with its jobs and a model that reads texts: its operator sets that, and nothing else.</summary>
internal sealed class SourceSite : IAsyncDisposable
{
    /// <summary>Who uses the setup link; the key acts as them.</summary>
    public const string Admin = "Erika Muster";

    private const string Tenant = "nordwind";
    private const string Password = "a sentence to remember";
    private readonly IntentServer _reader;
    private readonly BrowserFixture _browser;

    private SourceSite(IntentServer reader)
    {
        _reader = reader;
        _browser = new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [WebHostDefaults.EnvironmentKey] = Environments.Production,
                ["Jobs:Enabled"] = "true",
                [$"{IntentOptions.Section}:Endpoint"] = reader.Address,
                [$"{IntentOptions.Section}:Model"] = "reader",
                [$"{IntentOptions.Section}:Tenants:0"] = Tenant,
                [$"{IntentOptions.Section}:Timeout"] = "00:00:05", // a model that is slow on a busy machine must not count as silent
            }
        );
    }

    public Uri Address => _browser.Address;

    /// <summary>What the model was asked.</summary>
    public IReadOnlyList<IntentRequest> Asked => _reader.Requests;

    public static async Task<SourceSite> StartAsync()
    {
        var site = new SourceSite(await IntentServer.StartAsync());
        await site._browser.InitializeAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _reader.DisposeAsync();
    }

    /// <summary>Sets the tenant up by the link in the log, and invites a second administrator; both are signed in then.</summary>
    public async Task<(IPage Admin, IPage Second)> SetUpAsync()
    {
        var admin = await OpenPageAsync();
        var line = await _browser.Log.FindAsync("setup link works once");
        await admin.GotoAsync(new Uri(line.Split(' ')[^1]).AbsolutePath);
        await new SetupScreen(admin).FillAsync("Nordwind", Admin, "erika@nordwind.example", Password);
        var link = await new InviteScreen(admin).InviteAsync("Ines Berg", "ines", "ines@nordwind.example", "admin");

        var second = await OpenPageAsync();
        await second.GotoAsync(link);
        await second.GetByLabel("New password").FillAsync(Password);
        await second.Keyboard.PressAsync("Enter");
        await new SecondFactorScreen(second).EnterAsync(Password); // an administrator as well
        return (admin, second);
    }

    /// <summary>On the page of the keys, creates one for everything that an administrator's system may do.</summary>
    public async Task<KeyedSystem> ConnectAsync(IPage admin, string name)
    {
        await Journey.OpenAsync(admin, "/admin/api-keys");
        var key = await new ApiKeysScreen(admin).CreateAsync(
            name,
            Admin,
            "Read cases",
            "Request recommendations",
            "Respond to recommendations",
            "Send cases",
            "Create and update people"
        );
        return new(Address, key);
    }

    private async Task<IPage> OpenPageAsync()
    {
        var window = await _browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        await page.SetViewportSizeAsync(1366, 860);
        return page;
    }
}
