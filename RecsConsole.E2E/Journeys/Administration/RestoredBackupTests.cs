using Microsoft.Playwright;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>After the loss of a server: its backup is restored into a new folder, and people go on there.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class RestoredBackupTests : Journey
{
    private const string Ada = "ada-restored";

    [Fact]
    public async Task Restored_console_lets_people_in_reads_their_texts_and_has_a_whole_trail()
    {
        using var folder = new TemporaryFolder();
        var backup = folder.In("console.backup");
        await SaveAsync(backup);
        var settings = SettingsIn(folder.In("restored"));
        var restore = await CommandLine.RunAsync(settings, "db", "restore", "--from", backup);
        restore.ExitCode.ShouldBe(0, restore.Error);
        restore.Output.ShouldContain("Intact.");

        settings["Jobs:Enabled"] = "true"; // one of them verifies the trail
        await using var site = new BrowserFixture(settings);
        await site.InitializeAsync();
        var page = await SignInAsync(await site.OpenWindowAsync(), "/login", Ada, 1366);

        // names are encrypted under keys of their own, so reading them needs those keys
        await OpenAsync(page, "/admin/privacy");
        await Assertions.Expect(page.GetByText("Acme", new() { Exact = true })).ToBeVisibleAsync();
        await OpenAsync(page, "/audit");
        await Assertions.Expect(page.Locator("main table tbody tr").Filter(new() { HasText = "open.session" })).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Intact", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    // a site where somebody has signed in; it is gone afterwards, with its folder
    private static async Task SaveAsync(string backup)
    {
        await using var site = new BrowserFixture();
        await site.InitializeAsync();
        var desk = await DeskTenant.AddAsync(site.Services, DateTimeOffset.UtcNow, "restored");
        await Operators.AddAsync(site.Services, desk.TenantId, Ada, ConsoleRole.Admin);
        await SignInAsync(await site.OpenWindowAsync(), "/login", Ada, 1366);
        var saved = await site.RunVerbAsync("db", "backup", "--to", backup);
        saved.ExitCode.ShouldBe(0, saved.Error);
    }

    private static Dictionary<string, string> SettingsIn(string folder) =>
        new(StringComparer.Ordinal)
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:Recs"] = $"Data Source={Path.Combine(folder, "recs.db")};Pooling=False",
            ["DataFolder"] = folder,
        };
}
