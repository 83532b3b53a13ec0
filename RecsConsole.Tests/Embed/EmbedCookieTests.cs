using System.Net;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Embed;

/// <summary>
/// A person who is signed in to the console sees the panel in frames of the tenant's own sites; everybody else is asked to sign in.
/// </summary>
public sealed class EmbedCookieTests(EmbedSite site) : IClassFixture<EmbedSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signed_in_person_sees_the_case_in_frames_of_their_tenant_and_no_other_page_in_any()
    {
        using var browser = await site.SignedInAsync("viewer", "agent");

        using var panel = await browser.GetAsync("/embed/cases/T-1", Token);
        using var page = await browser.GetAsync("/cases/T-1", Token);

        panel.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await panel.Content.ReadAsStringAsync(Token)).ShouldContain(EmbedSite.CaseTitle);
        PolicyOf(panel).ShouldEndWith($"frame-ancestors {EmbedSite.Parent}");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        PolicyOf(page).ShouldEndWith("frame-ancestors 'none'");
        page.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
    }

    [Fact]
    public async Task Use_of_the_panel_prolongs_the_session_that_opened_it_and_no_other()
    {
        const string script = "js/active.js";
        using var browser = await site.SignedInAsync("reader", "agent");

        (await browser.GetStringAsync("/embed/cases/T-1", Token)).ShouldContain(script);
        (await browser.GetStringAsync(await site.AddressAsync(), Token)).ShouldNotContain(script);
        (await site.Browser().GetStringAsync(await site.AddressAsync(), Token)).ShouldNotContain(script);
    }

    [Theory]
    [InlineData(null, "'none'")]
    [InlineData("https://stranger.example/", "'none'")]
    [InlineData(EmbedSite.Parent + "/issues/1", EmbedSite.Parent)]
    [InlineData(EmbedSite.OtherParent + "/", EmbedSite.OtherParent)]
    public async Task Nobody_is_asked_to_sign_in_where_any_tenant_allows_it(string? referer, string framedBy)
    {
        using var browser = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/embed/cases/T-1");
        request.Headers.Referrer = referer is null ? null : new(referer);

        using var answer = await browser.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var body = await answer.Content.ReadAsStringAsync(Token);
        body.ShouldContain("Open the console and sign in");
        body.ShouldNotContain(EmbedSite.CaseTitle);
        PolicyOf(answer).ShouldEndWith($"frame-ancestors {framedBy}");
    }

    [Fact]
    public async Task Unknown_and_hidden_cases_look_alike()
    {
        using var browser = await site.SignedInAsync("outsider", "agent");
        await using (var db = site.Api.OpenDb(site.Api.Here))
        {
            (await db.People.SingleAsync(row => row.Key == "outsider", Token)).Clearance = 0;
            await db.SaveChangesAsync(Token);
        }

        var before = await ClassifyAsync(2);
        using var hidden = await browser.GetAsync("/embed/cases/T-1", Token);
        await ClassifyAsync(before); // the other tests have the same case
        using var unknown = await browser.GetAsync("/embed/cases/NONE-1", Token);
        using var ticket = await browser.GetAsync($"/embed/tickets/{Guid.NewGuid()}/7", Token);

        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ticket.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await hidden.Content.ReadAsStringAsync(Token)).ShouldBe(await unknown.Content.ReadAsStringAsync(Token));
        (await ticket.Content.ReadAsStringAsync(Token)).ShouldContain("has not been read yet");
        (await site.Api.TrailAsync("read.case")).Count(row => row.Outcome == "denied").ShouldBe(3);
    }

    [Fact]
    public async Task Form_without_the_framework_token_does_nothing()
    {
        using var browser = await site.SignedInAsync("clicker", "agent");
        var form = EmbedSite.FormOf(await browser.GetStringAsync("/embed/cases/T-1", Token), "leave");
        form["reason"] = "not_useful";
        form.Remove("__RequestVerificationToken").ShouldBeTrue();

        using var answer = await EmbedSite.PostAsync(browser, form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await using var db = site.Api.OpenDb(site.Api.Here);
        (await db.Responses.AnyAsync(Token)).ShouldBeFalse();
    }

    /// <summary>Sets the classification of the case, and returns the former one.</summary>
    private async Task<int> ClassifyAsync(int classification)
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        var row = await db.Cases.SingleAsync(each => each.Id == site.Api.Here.CaseId, Token);
        var before = row.Classification;
        row.Classification = classification;
        await db.SaveChangesAsync(Token);
        return before;
    }

    private static string PolicyOf(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
