using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
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
        var page = await window.NewPageAsync();
        await EnterAsync(page, "agent");

        await page.GotoAsync($"{desk.Redmine.Address}issues/{desk.Issue}");

        var frame = page.FrameLocator("iframe.recsconsole");
        await Assertions.Expect(frame.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.Locator("iframe.recsconsole").ScrollIntoViewIfNeededAsync();
        await PictureAsync(page, "embed-redmine");
        await frame.Locator("summary", new() { HasText = "Not this" }).ClickAsync();
        await frame.GetByLabel("Already tried").CheckAsync();
        await frame.Locator("#embed-note").FillAsync("Done on the phone."); // a required step needs words
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
        var redmine = await EnterAsync(await office.NewPageAsync(), "admin");
        await redmine.ConfigureAsync(desk.Browser.Address.ToString(), desk.Key.Text, desk.Connection.ToString());
    }

    private Task<RedmineScreen> EnterAsync(IPage page, string account) => new RedmineScreen(page, desk.Redmine.Address).EnterAsync(account);

    private async Task<List<Guid>> AnswersAsync()
    {
        await using var db = Operators.Open(desk.Browser.Services);
        db.BindTo(desk.Tenant.TenantId);
        return await db.Responses.Select(row => row.ActorId).ToListAsync();
    }
}
