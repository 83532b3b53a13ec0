using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using RecsConsole.Features.SignIn.Setup;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>The pages behind a setup link and an invitation that work, which an empty server of Production has only.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class LinkPagesTests : EveryWidthJourney, IAsyncLifetime
{
    private const string Password = "a sentence to remember";

    private readonly BrowserFixture _browser = new(
        new Dictionary<string, string>(StringComparer.Ordinal) { [WebHostDefaults.EnvironmentKey] = Environments.Production }
    );

    public ValueTask InitializeAsync() => _browser.InitializeAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Pages_of_links_fit_and_are_accessible_at_every_width_in_both_themes()
    {
        var found = new List<string>();
        await using var window = await _browser.OpenWindowAsync();
        var admin = await window.NewPageAsync();
        var lines = await _browser.Services.GetRequiredService<SetupLink>().MakeAsync(TestContext.Current.CancellationToken);
        await admin.GotoAsync(new Uri(lines.Single().Split(' ')[^1]).AbsolutePath);
        await CheckEveryWidthAsync(admin, "setup", found);
        await admin.SetViewportSizeAsync(UsualWidth, Height);
        await new SetupScreen(admin).FillAsync("Nordwind", "Erika Muster", "erika@nordwind.example", Password);
        var link = await new InviteScreen(admin).InviteAsync("Ines Berg", "ines", "ines@nordwind.example");
        await CheckEveryWidthAsync(admin, "invite", found);

        await using var other = await _browser.OpenWindowAsync();
        var invited = await other.NewPageAsync();
        await invited.GotoAsync(link);
        await CheckEveryWidthAsync(invited, "link", found);
        await invited.GetByLabel("New password").FillAsync("short");
        await invited.Keyboard.PressAsync("Enter");
        await invited.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await CheckEveryWidthAsync(invited, "link-refused", found);
        await invited.GetByLabel("New password").FillAsync(Password);
        await invited.Keyboard.PressAsync("Enter");
        await BrowserFixture.WaitForCircuitAsync(invited);

        await OpenAsync(invited, "/settings");
        await invited.SetViewportSizeAsync(UsualWidth, Height);
        var factor = await new SecondFactorScreen(invited).OpenAsync();
        await CheckEveryWidthAsync(invited, "second-factor-on", found);
        await invited.SetViewportSizeAsync(UsualWidth, Height);
        await factor.TurnOnAsync(Password);
        await CheckEveryWidthAsync(invited, "recovery-codes", found);

        found.ShouldBeEmpty();
    }
}
