using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.BesideTheTicket;

/// <summary>
/// An administrator of a real Redmine sets up the plugin; an agent there sees and answers the suggestions beside an issue.
/// </summary>
[Collection(OwnSiteGroup.Name)]
public sealed class RedminePanelTests(RedmineDesk desk) : Journey, IClassFixture<RedmineDesk>
{
    [Fact]
    public async Task Agent_of_Redmine_answers_a_suggestion_on_the_page_of_the_issue()
    {
        Assert.SkipWhen(RedmineServer.Missing is not null, RedmineServer.Missing ?? "");
        await SetUpAsync();
        await using var window = await desk.Browser.OpenWindowAsync();
        var page = await EnterAsync(window, "agent");

        await page.GotoAsync($"{desk.Redmine.Address}issues/{desk.Issue}");

        var frame = page.FrameLocator("iframe.recsconsole");
        await Assertions.Expect(frame.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.Locator("iframe.recsconsole").ScrollIntoViewIfNeededAsync();
        await PictureAsync(page, "embed-redmine");
        await frame.Locator("summary", new() { HasText = "Not this" }).ClickAsync();
        await frame.GetByLabel("Already tried").CheckAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Not this", Exact = true }).ClickAsync();
        await Assertions.Expect(frame.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        (await window.CookiesAsync([desk.Browser.Address.ToString()])).ShouldAllBe(cookie =>
            !cookie.Name.StartsWith("recs", StringComparison.Ordinal)
        );
        (await AnswersAsync()).ShouldBe([desk.Tenant.Agent.PersonId]);

        await page.GotoAsync($"{desk.Redmine.Address}issues/{desk.OtherIssue}");
        await Assertions.Expect(page.Locator("p.recsconsole")).ToContainTextAsync("not read yet");

        await page.GotoAsync($"{desk.Redmine.Address}issues/{desk.Issue}");
        var revoked = await desk
            .Browser.Services.GetRequiredService<RevokeApiKey>()
            .RunAsync(desk.Admin, desk.Key.Id, CancellationToken.None);
        revoked.IsOk.ShouldBeTrue();
        await frame.Locator("form[data-look]").EvaluateAsync("form => form.requestSubmit()"); // forces the next periodic look now
        await Assertions.Expect(frame.GetByRole(AriaRole.Heading, new() { Name = "This panel is no longer valid" })).ToBeVisibleAsync();
    }

    private async Task SetUpAsync()
    {
        await using var office = await desk.Browser.OpenWindowAsync();
        var page = await EnterAsync(office, "admin");
        await page.GotoAsync($"{desk.Redmine.Address}settings/plugin/recsconsole_panel");
        await page.GetByLabel("Address of the console").FillAsync(desk.Browser.Address.ToString());
        await page.GetByLabel("API key (scope: embed)").FillAsync(desk.Key.Text);
        await page.GetByLabel("Id of the connection").FillAsync(desk.Connection.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Assertions.Expect(page.Locator("#flash_notice")).ToBeVisibleAsync();
    }

    private async Task<IPage> EnterAsync(IBrowserContext window, string account)
    {
        var page = await window.NewPageAsync();
        await page.SetViewportSizeAsync(1366, 1000);
        await page.GotoAsync($"{desk.Redmine.Address}login");
        await page.Locator("#username").FillAsync(account);
        await page.Locator("#password").FillAsync($"secret-{account}");
        await page.Locator("#login-submit").ClickAsync();
        await Assertions.Expect(page.Locator("#loggedas")).ToContainTextAsync(account);
        return page;
    }

    private async Task<List<Guid>> AnswersAsync()
    {
        await using var db = Operators.Open(desk.Browser.Services);
        db.BindTo(desk.Tenant.TenantId);
        return await db.Responses.Select(row => row.ActorId).ToListAsync();
    }
}
