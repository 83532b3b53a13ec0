using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Api;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Embed;

/// <summary>Only a limited number of refusals per address is recorded, but the first refusal of a session ends it in any case.</summary>
public sealed class EmbedRefusalTests(EmbedSite site) : IClassFixture<EmbedSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_is_over_when_its_refusal_is_one_too_many_to_write_down()
    {
        site.Api.Services.GetRequiredService<IOptions<ApiOptions>>().Value.RefusalsPerMinute = 1;
        using var browser = site.Browser();
        var address = await site.AddressAsync();
        var form = EmbedSite.FormOf(await browser.GetStringAsync(address, Token), "look");

        using var unknown = await browser.GetAsync("/embed/cases/T-1?token=et_unknown", Token); // does not count towards the limit
        using var used = await browser.GetAsync(address, Token); // the one that is recorded
        using var other = await EmbedSite.PostAsync(browser, form, "/embed/cases/T-2");
        using var own = await EmbedSite.PostAsync(browser, form);

        HttpStatusCode[] answers = [unknown.StatusCode, used.StatusCode, other.StatusCode, own.StatusCode];
        answers.ShouldAllBe(each => each == HttpStatusCode.Forbidden);
        (await site.RefusalsAsync()).ShouldBe(["used"]);
        await using var db = site.Api.OpenDb(site.Api.Here);
        (await db.EmbedSessions.SingleAsync(Token)).EndedAt.ShouldNotBeNull();
    }
}
