using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Embed;

/// <summary>What stands around the suggestions of a panel: whose it is, which versions are quoted, and why these are suggested.</summary>
public sealed class EmbedPanelPartsTests(EmbedSite site) : IClassFixture<EmbedSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Foot_names_the_tenant_and_the_viewer_and_the_document_has_its_version()
    {
        var (_, page) = await OpenAsync();

        await using var db = site.Api.OpenDb(site.Api.Here);
        var tenant = await db.Tenants.SingleAsync(row => row.Id == site.Api.Here.TenantId, Token);
        var person = await db.People.SingleAsync(row => row.Id == site.Api.Here.Agent.PersonId, Token);
        WebUtility.HtmlDecode(page.Split("<footer")[1]).ShouldContain($"{tenant.Name}, {person.DisplayName}");
        page.ShouldContain("version 1");
    }

    [Fact]
    public async Task Why_these_explains_every_item_in_the_sentences_of_the_case_page()
    {
        var (browser, page) = await OpenAsync();
        page.ShouldNotContain("id=\"why\"");

        using var answer = await EmbedSite.PostAsync(browser, EmbedSite.FormOf(page, "why"));

        var why = WebUtility.HtmlDecode((await answer.Content.ReadAsStringAsync(Token)).Split("id=\"why\"")[1].Split("</details>")[0]);
        await using var db = site.Api.OpenDb(site.Api.Here);
        var decision = await db.Decisions.OrderByDescending(row => row.At).FirstAsync(row => row.CaseId == site.Api.Here.CaseId, Token);
        var read = await site
            .Api.Services.GetRequiredService<ReadEvidence>()
            .RunAsync(site.Api.Here.Agent, new(decision.Id, SlateKind.Document, "guide"), Token);
        var sentences = read.Value!.Why!.Sentences.Select(ClaimRenderer.Text).ToList();
        sentences.ShouldNotBeEmpty();
        sentences.ShouldAllBe(sentence => why.Contains(sentence + "."));
        why.ShouldContain("Printer jams: guide");
        why.ShouldContain($"/decisions/{decision.Id:D}");
    }

    [Fact]
    public async Task Panel_that_asks_only_whether_the_console_answers_records_nothing()
    {
        var (browser, page) = await OpenAsync();
        var form = EmbedSite.FormOf(page, "look");
        (form["do"], form["seen"]) = ("seen", "");
        var before = (await site.Api.TrailAsync("items.seen")).Count;

        using var answer = await EmbedSite.PostAsync(browser, form);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await site.Api.TrailAsync("items.seen")).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Panel_in_a_frame_of_a_frame_needs_every_page_around_it_to_be_allowed()
    {
        const string around = "https://around.example";
        const string both = $"{EmbedSite.Parent} {around}";
        using var early = await AskAsync(both);
        early.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await using var db = site.Api.OpenDb(site.Api.Here);
        db.EmbedParents.Add(
            new()
            {
                TenantId = site.Api.Here.TenantId,
                Origin = around,
                AddedAt = DateTimeOffset.UtcNow,
            }
        );
        await db.SaveChangesAsync(Token);
        using var asked = await AskAsync(both);
        var address = (await Api.ApiSite.ReadAsync(asked)).GetProperty("address").GetString()!;
        var browser = site.Browser();

        using var shown = await browser.GetAsync(address, Token);
        var form = EmbedSite.FormOf(await shown.Content.ReadAsStringAsync(Token), "look");
        await db.EmbedParents.Where(row => row.Origin == around).ExecuteDeleteAsync(Token);
        using var over = await EmbedSite.PostAsync(browser, form);

        shown.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith($"frame-ancestors {both}");
        over.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await site.RefusalsAsync())[^1].ShouldBe("parent");
    }

    private Task<HttpResponseMessage> AskAsync(string parent) =>
        site.AskAsync(
            request: new
            {
                @case = "T-1",
                person = EmbedSite.Email,
                parent,
            }
        );

    private async Task<(HttpClient Browser, string Page)> OpenAsync()
    {
        var browser = site.Browser();
        return (browser, await browser.GetStringAsync(await site.AddressAsync(), Token));
    }
}
