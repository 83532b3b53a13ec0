using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Api.Replays;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>
/// An API key gives access only to what its person may do, in its own tenant and within its scopes, until it is revoked or expires.
/// </summary>
public sealed class ApiKeyTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("rk_")]
    [InlineData("nothing of a key")]
    [InlineData("rk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Request_without_a_known_key_learns_nothing(string? key)
    {
        using var client = site.Client(key);

        using var answer = await client.GetAsync("/api/v1/cases/T-1", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Headers.Location.ShouldBeNull();
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await ApiSite.ReadAsync(answer)).GetProperty("status").GetInt32().ShouldBe(401);
    }

    [Fact]
    public async Task Key_of_an_administrator_is_told_which_role_a_sender_of_cases_needs()
    {
        using var client = await site.ClientAsync(site.Admin);

        var (status, body) = await ApiCalls.PostAsync(client, "/cases", """{"key":"X-30","title":"Brought","type":"ticket"}""");

        status.ShouldBe(403);
        body.GetProperty("detail")
            .GetString()!
            .ShouldStartWith("Only agents and supervisors work cases, and the person of this key has other roles: admin.");
    }

    [Fact]
    public async Task Unknown_wrong_revoked_and_expired_keys_are_answered_alike_and_the_trail_knows_better()
    {
        var (revoked, ofRevoked) = await site.MakeAsync(site.Here.Agent);
        var (expired, ofExpired) = await site.MakeAsync(site.Here.Agent);
        var (whole, _) = await site.MakeAsync(site.Here.Agent);
        (await site.Services.GetRequiredService<RevokeApiKey>().RunAsync(site.Admin, revoked.Id, Token)).IsOk.ShouldBeTrue();
        await using (var db = site.OpenDb(site.Here))
        {
            (await db.ApiKeys.SingleAsync(row => row.Id == expired.Id, Token)).ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(-1);
            await db.SaveChangesAsync(Token);
        }

        using var ofWrong = site.Client(whole.Text[..^4] + "AAAA");
        using var ofUnknown = site.Client(ApiKeyToken.New(Guid.NewGuid()).Text);
        var before = (await site.TrailAsync("refuse.api_key")).Count;
        List<string> bodies = [];
        foreach (var client in new[] { ofUnknown, ofWrong, ofRevoked, ofExpired })
        {
            using var answer = await client.GetAsync("/api/v1/cases", Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            var problem = await ApiSite.ReadAsync(answer);
            bodies.Add(problem.GetProperty("title").GetString() + problem.GetProperty("detail").GetString());
        }

        bodies.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        (await site.TrailAsync("refuse.api_key")).Skip(before).Select(row => row.Reason).ShouldBe(["secret", "revoked", "expired"]);
    }

    [Fact]
    public async Task Key_of_another_tenant_sees_nothing_of_this_one()
    {
        using var foreign = await site.ForeignClientAsync();
        await using (var db = site.OpenDb(site.Here))
        {
            (await db.Cases.SingleAsync(row => row.Key == "T-1", Token)).Title = "Only here";
            await db.SaveChangesAsync(Token);
        }

        (await foreign.GetStringAsync("/api/v1/cases?limit=200", Token)).ShouldNotContain("Only here");
        (await foreign.GetStringAsync("/api/v1/cases/T-1", Token)).ShouldNotContain("Only here");
    }

    [Fact]
    public async Task Key_of_another_tenant_and_a_wrong_one_store_nothing_here()
    {
        using var agent = await site.ClientAsync();
        foreach (var named in new[] { "K-e", "K-r", "K-o" })
        {
            var body = $$"""{"key":"{{named}}","title":"Here","type":"ticket","team":"one","region":"EU"}""";
            (await ApiCalls.PostAsync(agent, "/cases", body)).Status.ShouldBe(201);
        }

        var (key, ofKey) = await site.MakeAsync(site.Here.Agent);
        ofKey.Dispose();
        using var wrong = site.Client(key.Text[..^4] + "AAAA");
        using var foreign = await site.ForeignClientAsync();
        var before = await site.StoredAsync();

        foreach (var (path, body, _) in KeptReplyTests.Writes.Select(write => write.Data))
        {
            (await ApiCalls.PostAsync(wrong, path, body)).Status.ShouldBe(401, path);
            await ApiCalls.PostAsync(foreign, path, body, "foreign" + path);
        }

        (await site.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Key_of_somebody_who_left_opens_nothing()
    {
        var person = await site.AddPersonAsync("leaver", "agent");
        using var client = await site.ClientAsync(person);
        (await client.GetAsync("/api/v1/cases", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using (var db = site.OpenDb(site.Here))
        {
            (await db.People.SingleAsync(row => row.Id == person.PersonId, Token)).IsActive = false;
            await db.SaveChangesAsync(Token);
        }

        (await client.GetAsync("/api/v1/cases", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Session_of_a_browser_is_nobody_here_and_a_key_is_nobody_on_a_page()
    {
        using var client = await site.ClientAsync();

        using var page = await client.GetAsync("/", Token);

        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldContain("/login");
    }

    [Fact]
    public async Task Secret_is_kept_as_a_hash_alone_and_the_use_is_noted()
    {
        var (key, client) = await site.MakeAsync(site.Here.Agent);
        (await client.GetAsync("/api/v1/cases", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var list = (await site.Services.GetRequiredService<ListApiKeys>().RunAsync(site.Admin, withEnded: false, Token)).Value!;

        var line = list.Lines.Single(each => each.Id == key.Id);
        line.LastUsedAt.ShouldNotBeNull();
        key.Text.ShouldStartWith(line.Start);
        await using var db = site.OpenDb(site.Here);
        var trail = string.Concat(await db.AuditEntries.Select(row => row.DetailsJson).ToListAsync(Token));
        var secret = key.Text[^43..];
        trail.ShouldNotContain(secret);
        var stored = await db.ApiKeys.SingleAsync(row => row.Id == key.Id, Token);
        stored.SecretHash.ShouldBe(SHA256.HashData(Base64Url.DecodeFromChars(secret)));
    }

    [Fact]
    public async Task Replacement_works_beside_the_old_one_until_that_is_revoked()
    {
        var (old, ofOld) = await site.MakeAsync(site.Here.Agent, ApiScopes.Read);

        var made = (await site.Services.GetRequiredService<RotateApiKey>().RunAsync(site.Admin, new(old.Id, 90), Token)).Value!;
        using var ofNew = site.Client(made.Text);

        (await ofOld.GetAsync("/api/v1/cases", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ofNew.GetAsync("/api/v1/cases", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await site.Services.GetRequiredService<RevokeApiKey>().RunAsync(site.Admin, old.Id, Token);
        (await ofOld.GetAsync("/api/v1/cases", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ofNew.GetAsync("/api/v1/cases", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_makes_a_key_with_more_rights_than_their_own()
    {
        await using (var db = site.OpenDb(site.Here))
        {
            var weak = RecsConsole.Tests.Support.Operators.Person(site.Here.TenantId, "weak", "admin");
            weak.Clearance = 1;
            db.People.Add(weak);
            await db.SaveChangesAsync(Token);
            var result = await site
                .Services.GetRequiredService<CreateApiKey>()
                .RunAsync(new(site.Here.TenantId, weak.Id), new("up", [ApiScopes.Read], site.Admin.PersonId, 30), Token);
            result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        }

        (await site.TrailAsync("create.api_key")).ShouldContain(row => row.Outcome == "denied");
    }
}
