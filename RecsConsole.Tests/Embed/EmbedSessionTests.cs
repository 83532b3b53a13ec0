using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Embed;

/// <summary>
/// Actions in an open panel work as on the case page, for its case only, and no longer than the key, session and rights behind the panel.
/// </summary>
public sealed class EmbedSessionTests(EmbedSite site) : IClassFixture<EmbedSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Panel_says_when_nothing_moved()
    {
        var (browser, page) = await OpenAsync();

        using var looked = await EmbedSite.PostAsync(browser, EmbedSite.FormOf(page, "look"));

        looked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Panel_shows_what_moved_by_one_new_decision()
    {
        var (browser, page) = await OpenAsync();
        var before = await CountDecisionsAsync();
        await SetPriorityAsync(1);
        try
        {
            using var looked = await EmbedSite.PostAsync(browser, EmbedSite.FormOf(page, "look"));
            var shown = EmbedSite.FormOf(await looked.Content.ReadAsStringAsync(Token), "look");
            using var again = await EmbedSite.PostAsync(browser, shown);

            looked.StatusCode.ShouldBe(HttpStatusCode.OK);
            again.StatusCode.ShouldBe(HttpStatusCode.NoContent); // the page already shows the new decision
            (await CountDecisionsAsync()).ShouldBe(before + 1);
        }
        finally
        {
            await SetPriorityAsync(2);
        }
    }

    [Fact]
    public async Task Session_stands_in_no_address()
    {
        var (_, page) = await OpenAsync();

        page.Split("es_").Length.ShouldBeGreaterThan(1);
        page.ShouldNotContain("=es_");
        page.ShouldNotContain("/es_");
        page.ShouldNotContain("token=");
    }

    [Fact]
    public async Task Dismissing_is_recorded_for_the_person_once_and_taken_back()
    {
        var (browser, page) = await OpenAsync();
        var form = EmbedSite.FormOf(page, "leave");
        form["reason"] = "already_tried";
        form["note"] = "Done by phone"; // the first step there is required

        using var first = await EmbedSite.PostAsync(browser, form);
        using var again = await EmbedSite.PostAsync(browser, form);

        var said = await first.Content.ReadAsStringAsync(Token);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        var row = (await ResponsesAsync()).ShouldHaveSingleItem();
        row.ActorId.ShouldBe(site.Api.Here.Agent.PersonId);
        row.Reason.ShouldBe("already_tried");
        (await site.Api.TrailAsync("response.dismiss")).ShouldHaveSingleItem().ActorId.ShouldBe(site.Api.Here.Agent.PersonId);
        using var undone = await EmbedSite.PostAsync(browser, EmbedSite.FormOf(said, "undo"));
        undone.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ResponsesAsync()).ShouldHaveSingleItem().UndoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Form_of_one_panel_answers_nothing_of_another_person()
    {
        var (browser, page) = await OpenAsync();
        using var other = await site.SignedInAsync("colleague", "agent");
        var theirs = await other.GetStringAsync("/embed/cases/T-1", Token);
        var form = EmbedSite.FormOf(page, "leave");
        (form["shown"], form["reason"]) = (EmbedSite.FormOf(theirs, "look")["shown"], "not_useful");
        var before = (await ResponsesAsync()).Count;

        using var answer = await EmbedSite.PostAsync(browser, form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ResponsesAsync()).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Session_of_one_case_is_over_when_it_asks_for_another()
    {
        var (browser, page) = await OpenAsync();
        var form = EmbedSite.FormOf(page, "look");

        using var other = await EmbedSite.PostAsync(browser, form, "/embed/cases/T-2");
        using var own = await EmbedSite.PostAsync(browser, form);

        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        own.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await site.RefusalsAsync())[^1].ShouldBe("case");
    }

    [Fact]
    public async Task Session_ends_with_its_key_and_is_written_down_once()
    {
        var (key, client) = await site.Api.MakeAsync(site.Api.Here.Agent, ApiScopes.Embed);
        var (browser, page) = await OpenAsync(client);
        var form = EmbedSite.FormOf(page, "look");
        (await site.Api.Services.GetRequiredService<RevokeApiKey>().RunAsync(site.Api.Admin, key.Id, Token)).IsOk.ShouldBeTrue();
        var before = (await site.RefusalsAsync()).Count;

        for (var look = 0; look < 3; look++)
        {
            using var answer = await EmbedSite.PostAsync(browser, form);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync(Token)).ShouldNotContain(EmbedSite.CaseTitle);
        }

        (await site.RefusalsAsync()).Skip(before).ShouldBe(["key"]);
    }

    [Fact]
    public async Task Session_ends_after_an_hour()
    {
        var (browser, page) = await OpenAsync();
        await using (var db = site.Api.OpenDb(site.Api.Here))
        {
            var row = await db.EmbedSessions.OrderByDescending(each => each.Id).FirstAsync(Token);
            (row.EndsAt!.Value - row.OpenedAt!.Value).ShouldBe(TimeSpan.FromHours(1));
            row.EndsAt = DateTimeOffset.UtcNow.AddSeconds(-1);
            await db.SaveChangesAsync(Token);
        }

        using var answer = await EmbedSite.PostAsync(browser, EmbedSite.FormOf(page, "look"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await site.RefusalsAsync())[^1].ShouldBe("expired");
    }

    [Fact]
    public async Task Withdrawn_view_shows_nothing_any_more()
    {
        var (browser, page) = await OpenAsync();
        await using var db = site.Api.OpenDb(site.Api.Here);
        var row = await db.Cases.SingleAsync(each => each.Id == site.Api.Here.CaseId, Token);
        var before = row.Classification;
        row.Classification = 3;
        await db.SaveChangesAsync(Token);
        try
        {
            using var answer = await EmbedSite.PostAsync(browser, EmbedSite.FormOf(page, "look"));

            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await answer.Content.ReadAsStringAsync(Token)).ShouldNotContain(EmbedSite.CaseTitle);
        }
        finally
        {
            row.Classification = before;
            await db.SaveChangesAsync(Token);
        }
    }

    private async Task<(HttpClient Browser, string Page)> OpenAsync(HttpClient? client = null)
    {
        var browser = site.Browser();
        return (browser, await browser.GetStringAsync(await site.AddressAsync(client), Token));
    }

    private async Task<int> CountDecisionsAsync()
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        return await db.Decisions.CountAsync(row => row.CaseId == site.Api.Here.CaseId, Token);
    }

    private async Task SetPriorityAsync(int priority)
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        (await db.Cases.SingleAsync(row => row.Id == site.Api.Here.CaseId, Token)).Priority = priority;
        await db.SaveChangesAsync(Token);
    }

    private async Task<List<RecsConsole.Database.ResponseRow>> ResponsesAsync()
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        return await db.Responses.AsNoTracking().ToListAsync(Token);
    }
}
