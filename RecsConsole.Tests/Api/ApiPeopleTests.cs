using System.Net;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>Another system sends people with teams, skills, languages and hours, and never gives anybody a right.</summary>
public sealed class ApiPeopleTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Person_is_brought_without_rights_and_described_anew()
    {
        using var client = await site.ClientAsync(site.Admin);

        (await ApiCalls.PostAsync(client, "/people", Person("hr-1"))).Status.ShouldBe(201);
        (await ApiCalls.PostAsync(client, "/people", Person("hr-1"))).Body.GetProperty("status").GetString().ShouldBe("already");
        (await ApiCalls.PostAsync(client, "/people", """{"key":"hr-1","capacity":3}""")).Status.ShouldBe(200);

        var row = await FindAsync("hr-1");
        row.ShouldSatisfyAllConditions(
            () => row.Roles.ShouldBeEmpty(),
            () => row.Regions.ShouldBeEmpty(),
            () => row.Clearance.ShouldBe(1),
            () => string.Join(" ", row.Teams).ShouldBe("one two"),
            () => string.Join(" ", row.Languages).ShouldBe("pl en"),
            () => row.TimeZone.ShouldBe("Europe/Warsaw"),
            () => row.Capacity.ShouldBe(3),
            () => row.IsExpert.ShouldBeTrue("who has skills may be asked")
        );
        await using var db = site.OpenDb(site.Here);
        (await db.PersonSkills.SingleAsync(each => each.PersonId == row.Id, Token)).Level.ShouldBe(4);
        (await db.Teams.AnyAsync(team => team.Key == "two", Token)).ShouldBeTrue();
        (await site.TrailAsync("receive.people")).Count(entry => entry.ObjectId == row.Id.ToString("D")).ShouldBe(2);
    }

    [Fact]
    public async Task Rights_are_no_fields_and_those_of_a_known_person_stay()
    {
        using var client = await site.ClientAsync(site.Admin);
        await site.AddPersonAsync("fritz", "supervisor");

        foreach (var right in new[] { "\"roles\":[\"admin\"]", "\"clearance\":3", "\"regions\":[\"EU\"]" })
        {
            (await ApiCalls.PostAsync(client, "/people", $$"""{"key":"fritz",{{right}}}""")).Status.ShouldBe(400, right);
        }

        (await ApiCalls.PostAsync(client, "/people", """{"key":"fritz","languages":["de"]}""")).Status.ShouldBe(200);
        var row = await FindAsync("fritz");
        (row.Clearance, row.DisplayName).ShouldBe((3, "Fritz"));
        row.Roles.ShouldHaveSingleItem().ShouldBe("supervisor");
        row.Languages.ShouldHaveSingleItem().ShouldBe("de");
    }

    [Fact]
    public async Task Key_that_writes_cases_writes_no_people()
    {
        using var writer = await site.ClientAsync(site.Admin, ApiScopes.Read, ApiScopes.Write, ApiScopes.Respond, ApiScopes.Recommend);
        using var agent = await site.ClientAsync();
        using var foreign = await site.ForeignClientAsync();

        foreach (var other in new[] { writer, agent, foreign })
        {
            (await ApiCalls.PostAsync(other, "/people", Person("hr-2"))).Status.ShouldBe(403);
            using var read = await other.GetAsync("/api/v1/people/adele", Token);
            read.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        await using var db = site.OpenDb(site.Here);
        (await db.People.AnyAsync(row => row.Key == "hr-2", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Rows_of_a_batch_are_answered_for_one_by_one()
    {
        using var client = await site.ClientAsync(site.Admin);

        var rows = await ApiCalls.PostRowsAsync(
            client,
            "/people:batch",
            Person("b-1"),
            """{"key":"b-2"}""",
            """{"key":"b-3","name":"B","timeZone":"Mars/Base"}""",
            """{"key":"b-4","name":"B","skills":{"vpn":9}}""",
            """{"key":"b-5","name":"B","email":"nowhere"}""",
            """{"key":"b 6","name":"B"}""",
            """{"key":"b-7","name":"a\u0000b"}""",
            Person("b-1")
        );

        rows.Select(ApiCalls.FieldOf).ShouldBe([null, "name", "timeZone", "skills", "email", "key", "name", "key"]);
        rows.Select(ApiCalls.StatusOf).Count(each => each == "added").ShouldBe(1);
        (await FindAsync("b-1")).DisplayName.ShouldBe("Name of b-1");
    }

    [Fact]
    public async Task Nobody_locks_themselves_out_and_the_refusal_is_recorded()
    {
        using var client = await site.ClientAsync(site.Admin);

        (await ApiCalls.PostAsync(client, "/people", """{"key":"adele","isActive":false}""")).Status.ShouldBe(403);

        (await FindAsync("adele")).IsActive.ShouldBeTrue();
        (await site.TrailAsync("receive.people")).ShouldContain(entry => entry.Outcome == "denied");
    }

    [Fact]
    public async Task Person_is_read_with_a_tag_and_not_sent_twice()
    {
        using var client = await site.ClientAsync(site.Admin);
        await ApiCalls.PostAsync(client, "/people", Person("hr-3"));

        using var first = await client.GetAsync("/api/v1/people/hr-3", Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/people/hr-3");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.SendAsync(request, Token);

        (await ApiSite.ReadAsync(first)).GetProperty("skills").GetProperty("vpn").GetInt32().ShouldBe(4);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task People_come_in_pages_with_what_decides_whether_they_can_be_asked()
    {
        using var client = await site.ClientAsync(site.Admin);
        await ApiCalls.PostAsync(client, "/people", Person("zoe"));
        var (now, zoe) = (DateTimeOffset.UtcNow, await FindAsync("zoe"));
        await using (var db = site.OpenDb(site.Here))
        {
            db.Absences.AddRange(Absence(zoe, now.AddDays(-9), now.AddDays(-8)), Absence(zoe, now.AddDays(-1), now.AddDays(1)));
            await db.SaveChangesAsync(Token);
        }

        var people = await ApiCalls.PagesAsync(client, "/people", limit: 2);

        var keys = people.Select(each => each.GetProperty("key").GetString()).ToList();
        keys.Distinct(StringComparer.Ordinal).ShouldBe(keys);
        await using var stored = site.OpenDb(site.Here);
        keys.ShouldBe(await stored.People.Select(row => row.Key).ToListAsync(Token), ignoreOrder: true);
        var shown = people.Single(each => each.GetProperty("key").GetString() == "zoe");
        shown.ShouldSatisfyAllConditions(
            () => shown.GetProperty("teams").EnumerateArray().Select(each => each.GetString()).ShouldBe(["one", "two"]),
            () => shown.GetProperty("skills").GetProperty("vpn").GetInt32().ShouldBe(4),
            () => shown.GetProperty("absences").GetArrayLength().ShouldBe(1, "an absence that has ended is nobody's business"),
            () => shown.GetProperty("openCases").GetInt32().ShouldBe(0),
            () => shown.GetProperty("roles").GetArrayLength().ShouldBe(0)
        );
        var admin = people.Single(each => each.GetProperty("key").GetString() == "adele");
        admin.GetProperty("roles").EnumerateArray().Select(each => each.GetString()).ShouldBe(["admin"]);
    }

    [Fact]
    public async Task List_of_people_is_refused_to_whoever_may_not_see_their_roles()
    {
        using var supervisor = await site.ClientAsync(await site.AddPersonAsync("sven", "supervisor"));
        using var reader = await site.ClientAsync(site.Admin, ApiScopes.Read);
        using var foreign = await site.ForeignClientAsync();

        foreach (var other in new[] { supervisor, reader, foreign })
        {
            using var answer = await other.GetAsync("/api/v1/people", Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await site.TrailAsync("list.people")).ShouldContain(entry => entry.Outcome == "denied");
    }

    private static AbsenceRow Absence(PersonRow person, DateTimeOffset from, DateTimeOffset to) =>
        new()
        {
            TenantId = person.TenantId,
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            From = from,
            To = to,
        };

    private async Task<PersonRow> FindAsync(string key)
    {
        await using var db = site.OpenDb(site.Here);
        return await db.People.AsNoTracking().SingleAsync(row => row.Key == key, Token);
    }

    private static string Person(string key) =>
        $$$"""
            {"key":"{{{key}}}","name":"Name of {{{key}}}","teams":["two","one"],"skills":{"vpn":4},
             "languages":["pl","en"],"timeZone":"Europe/Warsaw"}
            """;
}
