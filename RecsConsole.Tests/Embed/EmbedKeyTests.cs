using System.Net;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Embed;

/// <summary>
/// A key opens panels only for people with no more rights than its own person, both when it asks for a token and when the token is used.
/// </summary>
public sealed class EmbedKeyTests(EmbedSite site) : IClassFixture<EmbedSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_opens_nothing_for_somebody_with_more_clearance_than_its_person()
    {
        var chief = await site.Api.AddPersonAsync("chief", "agent");
        await SetEmailAsync(chief.PersonId, "chief@tickets.example");
        var small = await site.Api.AddPersonAsync("small", "agent");
        await SetEmailAsync(small.PersonId, "small@tickets.example");
        await using (var db = site.Api.OpenDb(site.Api.Here))
        {
            (await db.People.SingleAsync(row => row.Id == small.PersonId, Token)).Clearance = 1;
            await db.SaveChangesAsync(Token);
        }

        var (_, client) = await site.Api.MakeAsync(small, ApiScopes.Embed);

        using var own = await site.AskAsync(
            client,
            new
            {
                @case = "T-1",
                person = "small@tickets.example",
                parent = EmbedSite.Parent,
            }
        );
        using var answer = await site.AskAsync(
            client,
            new
            {
                @case = "T-1",
                person = "chief@tickets.example",
                parent = EmbedSite.Parent,
            }
        );

        own.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "agent")]
    [InlineData(HttpStatusCode.NotFound, "supervisor")]
    [InlineData(HttpStatusCode.Created, "agent", "supervisor")]
    public async Task Key_opens_panels_for_those_whose_roles_its_person_has(HttpStatusCode expected, params string[] roles)
    {
        var name = $"boss{string.Concat(roles)}";
        var boss = await site.Api.AddPersonAsync(name, "agent", "supervisor");
        await SetEmailAsync(boss.PersonId, $"{name}@tickets.example");
        var (_, client) = await site.Api.MakeAsync(await site.Api.AddPersonAsync($"key{name}", roles), ApiScopes.Embed);

        using var answer = await site.AskAsync(
            client,
            new
            {
                @case = "T-1",
                person = $"{name}@tickets.example",
                parent = EmbedSite.Parent,
            }
        );

        answer.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("auditor", 3)]
    [InlineData("agent", 0)]
    public async Task Token_of_a_key_whose_person_lost_rights_opens_nothing(string role, int clearance)
    {
        using var browser = site.Browser();
        var holder = await site.Api.AddPersonAsync($"loser{role}", "agent");
        var (_, client) = await site.Api.MakeAsync(holder, ApiScopes.Embed);
        var address = await site.AddressAsync(client);
        await using (var db = site.Api.OpenDb(site.Api.Here))
        {
            var row = await db.People.SingleAsync(each => each.Id == holder.PersonId, Token);
            (row.Roles, row.Clearance) = ([role], clearance);
            await db.SaveChangesAsync(Token);
        }

        using var answer = await browser.GetAsync(address, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldNotContain(EmbedSite.CaseTitle);
        (await site.RefusalsAsync())[^1].ShouldBe("key");
    }

    private async Task SetEmailAsync(Guid person, string email)
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        (await db.People.SingleAsync(row => row.Id == person, Token)).Email = email;
        await db.SaveChangesAsync(Token);
    }
}
