using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Conversation;
using RecsConsole.Components.Drafts;
using RecsConsole.Database.Codes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Embed;

/// <summary>
/// The panel quotes its document for the reply: only a document for customers, for the pages that may show the panel, and its use is recorded
/// once.
/// </summary>
public sealed class EmbedReplyTests(EmbedSite site) : IClassFixture<EmbedSite>
{
    private const string Passage = "Roll the firmware back";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passage_is_handed_to_the_parent_and_its_use_is_recorded_once_for_the_viewer()
    {
        var (browser, page) = await OpenAsync(isPublic: true);
        var form = EmbedSite.FormOf(page, "quote");

        using var first = await EmbedSite.PostAsync(browser, form);
        using var again = await EmbedSite.PostAsync(browser, form);

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        var said = await first.Content.ReadAsStringAsync(Token);
        said.ShouldContain($"data-parents=\"{EmbedSite.Parent}\"");
        said.ShouldContain("data-key=\"guide\"");
        Quoted(said).ShouldContain(Passage);
        await using var db = site.Api.OpenDb(site.Api.Here);
        var used = await db.CaseDocuments.SingleAsync(row => row.CaseId == site.Api.Here.CaseId, Token);
        (used.DocumentKey, used.PersonId).ShouldBe(("guide", site.Api.Here.Agent.PersonId));
        (await AcceptedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Document_that_is_not_for_customers_is_neither_offered_nor_handed_out()
    {
        var (browser, page) = await OpenAsync(isPublic: false);
        var before = await AcceptedAsync();

        page.ShouldNotContain("data-reply");
        using var answer = await EmbedSite.PostAsync(browser, Asked(page, "quote", "guide"));

        var said = await answer.Content.ReadAsStringAsync(Token);
        said.ShouldContain("role=\"alert\"");
        said.ShouldNotContain("data-passage");
        (await AcceptedAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("quote")]
    [InlineData("keep")]
    public async Task Document_that_is_not_suggested_is_not_quoted(string action)
    {
        var (browser, page) = await OpenAsync(isPublic: true);

        using var answer = await EmbedSite.PostAsync(browser, Asked(page, action, "secret"));

        var said = await answer.Content.ReadAsStringAsync(Token);
        said.ShouldContain("This document is not suggested any more");
        said.ShouldNotContain("data-passage");
    }

    [Fact]
    public async Task Unsent_reply_in_the_console_quotes_the_passage_once_below_what_was_typed()
    {
        var (browser, page) = await OpenAsync(isPublic: true);
        (await Drafts.SaveAsync(site.Api.Here.Agent, KeyOf(DraftForms.Reply), "Typed before.", Token)).IsOk.ShouldBeTrue();

        using var first = await EmbedSite.PostAsync(browser, Asked(page, "keep", "guide"));
        using var again = await EmbedSite.PostAsync(browser, Asked(page, "keep", "guide"));

        (await again.Content.ReadAsStringAsync(Token)).ShouldContain("role=\"status\"");
        var draft = (await Drafts.ReadAsync(site.Api.Here.Agent, KeyOf(DraftForms.Reply), Token)).Value!.Text;
        draft.ShouldStartWith("Typed before.");
        draft.Split(Passage).Length.ShouldBe(2);
        draft.ShouldEndWith("[1]");
        var cited = (await Drafts.ReadAsync(site.Api.Here.Agent, KeyOf(DraftForms.ReplySources), Token)).Value!.As<List<Citation>>();
        cited!.ShouldHaveSingleItem().DocumentKey.ShouldBe("guide");
    }

    private IDraftStore Drafts => site.Api.Services.CreateScope().ServiceProvider.GetRequiredService<IDraftStore>();

    private DraftKey KeyOf(string form) => DraftKey.OfCase(form, site.Api.Here.CaseId);

    private static string Quoted(string page) => page.Split("data-text")[1].Split("</p>")[0];

    // a form as a page of another time would send it
    private static IDictionary<string, string> Asked(string page, string action, string document)
    {
        var form = EmbedSite.FormOf(page, "look");
        (form["do"], form["item"], form["response"]) = (action, document, Guid.CreateVersion7().ToString());
        return form;
    }

    private async Task<(HttpClient Browser, string Page)> OpenAsync(bool isPublic)
    {
        await using (var db = site.Api.OpenDb(site.Api.Here))
        {
            (await db.Documents.SingleAsync(row => row.Key == "guide", Token)).Classification = isPublic ? 0 : 1;
            await db.SaveChangesAsync(Token);
        }

        var browser = site.Browser();
        return (browser, await browser.GetStringAsync(await site.AddressAsync(), Token));
    }

    private async Task<int> AcceptedAsync()
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        return await db.Responses.CountAsync(row => row.ItemKind == ItemKind.Document && row.Kind == ResponseKind.Accept, Token);
    }
}
