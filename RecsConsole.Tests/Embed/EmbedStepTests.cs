using System.Net;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Embed;

/// <summary>A suggested step is taken in the panel as on the case page: once, by its person, and it can be taken back there.</summary>
public sealed class EmbedStepTests(EmbedSite site) : IClassFixture<EmbedSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Step_is_taken_once_and_taken_back()
    {
        var browser = site.Browser();
        var page = await browser.GetStringAsync(await site.AddressAsync(), Token);
        var form = EmbedSite.FormOf(page, "take");
        var before = await StateAsync();

        using var first = await EmbedSite.PostAsync(browser, form);
        using var again = await EmbedSite.PostAsync(browser, form);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        var step = (await StepsAsync()).ShouldHaveSingleItem();
        (step.Activity, step.ActorId).ShouldBe((form["item"], site.Api.Here.Agent.PersonId));
        (await site.Api.TrailAsync("response.accept")).ShouldHaveSingleItem().ActorId.ShouldBe(site.Api.Here.Agent.PersonId);
        var said = await first.Content.ReadAsStringAsync(Token);
        using var undone = await EmbedSite.PostAsync(browser, EmbedSite.FormOf(said, "undo"));
        undone.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StepsAsync()).ShouldBeEmpty();
        (await StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Step_of_another_case_is_not_taken()
    {
        var browser = site.Browser();
        var page = await browser.GetStringAsync(await site.AddressAsync(), Token);
        var form = EmbedSite.FormOf(page, "take");
        form["item"] = "no-such-step";

        using var answer = await EmbedSite.PostAsync(browser, form);

        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("role=\"alert\"");
        (await StepsAsync()).ShouldBeEmpty();
    }

    private async Task<string> StateAsync()
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        return (await db.Cases.SingleAsync(row => row.Id == site.Api.Here.CaseId, Token)).Status;
    }

    private async Task<List<CaseEventRow>> StepsAsync()
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        return await db.CaseEvents.Where(row => row.CaseId == site.Api.Here.CaseId && row.Kind == CaseEventKind.Action).ToListAsync(Token);
    }
}
