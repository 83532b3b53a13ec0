using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>Another system imports cases and events: once each, in order of time, and bad rows do not stop the others.</summary>
public sealed class ApiBringingTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_goes_its_way_from_opening_to_outcome()
    {
        using var client = await site.ClientAsync();
        (await SendAsync(client, "/api/v1/cases", Case("X-1"))).Status.ShouldBe(201);
        (await SendAsync(client, "/api/v1/cases", Case("X-1"))).Status.ShouldBe(200);
        (await SendAsync(client, "/api/v1/cases/X-1/events", Event("e1", "ask", 1))).Status.ShouldBe(201);
        (await SendAsync(client, "/api/v1/cases/X-1/events", Event("e2", "customer_called", 2))).Status.ShouldBe(201);
        (await FindAsync("X-1")).Status.ShouldBe("working");

        var outcome = $$"""{"state":"resolved","at":"{{s_start.AddHours(3):O}}","resolution":"fix","by":"expert"}""";
        (await SendAsync(client, "/api/v1/cases/X-1/outcome", outcome)).Status.ShouldBe(201);
        (await SendAsync(client, "/api/v1/cases/X-1/outcome", outcome)).Status.ShouldBe(200);

        var row = await FindAsync("X-1");
        (row.IsOpen, row.Status, row.Resolution, row.ResolvedAt, row.ResolvedById).ShouldBe(
            (false, "resolved", "fix", s_start.AddHours(3), site.Here.Expert)
        );
        var events = await EventsAsync(row.Id);
        events
            .Select(each => (each.Ordinal, each.Activity, each.Kind, each.FromState, each.ToState))
            .ShouldBe([
                (1, "opened", CaseEventKind.System, null, "new"),
                (2, "ask", CaseEventKind.Action, "new", "working"),
                (3, "customer_called", CaseEventKind.System, null, null),
                (4, "outcome", CaseEventKind.System, "working", "resolved"),
            ]);
        (await site.TrailAsync("receive.events")).ShouldContain(entry =>
            entry.CaseId == row.Id && entry.ActorId == site.Here.Agent.PersonId
        );
    }

    [Fact]
    public async Task Events_of_a_batch_are_taken_in_the_order_of_time_and_each_is_answered_for()
    {
        using var client = await site.ClientAsync();
        await SendAsync(client, "/api/v1/cases", Case("X-2"));
        string[] rows =
        [
            Event("b2", "fix", 2, "X-2"),
            Event("b1", "ask", 1, "X-2"),
            Event("b3", "ask", 3, "X-2"),
            Event("b4", "ask", 1, "X-none"),
            """{"id":"b5","activity":"ask","at":"soon","case":"X-2"}""",
            """{"id":"b6","activity":"ask","at":"2026-01-05T12:00:00Z","case":"X-2","colour":"red"}""",
            Event("b1", "ask", 1, "X-2"),
        ];

        var (status, answer) = await SendAsync(client, "/api/v1/events:batch", $$"""{"rows":[{{string.Join(',', rows)}}]}""");

        status.ShouldBe(200);
        answer.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("row").GetInt32()).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
        answer
            .GetProperty("rows")
            .EnumerateArray()
            .Select(row => row.GetProperty("status").GetString())
            .ShouldBe(["added", "added", "refused", "refused", "refused", "refused", "already"]);
        answer.GetProperty("rows").EnumerateArray().Select(FieldOf).ShouldBe([null, null, "activity", "case", "at", "colour", null]);
        (await FindAsync("X-2")).Status.ShouldBe("resolved");
    }

    [Fact]
    public async Task Cases_of_a_batch_with_bad_rows_come_in_without_them()
    {
        using var client = await site.ClientAsync();
        string[] rows =
        [
            Case("X-3"),
            Case("X-4", "\"type\":\"nothing\""),
            Case("X-5", "\"type\":\"ticket\",\"team\":\"none\""),
            """{"key":"X-6","type":"ticket"}""",
        ];

        var (_, answer) = await SendAsync(client, "/api/v1/cases:batch", $$"""{"rows":[{{string.Join(',', rows)}}]}""");

        answer.GetProperty("rows").EnumerateArray().Select(FieldOf).ShouldBe([null, "type", "team", "title"]);
        await using var db = site.OpenDb(site.Here);
        (
            await db
                .Cases.Where(row => row.Key.StartsWith("X-3") || row.Key.StartsWith("X-4") || row.Key.StartsWith("X-5"))
                .CountAsync(Token)
        ).ShouldBe(1);
    }

    [Theory]
    [InlineData("\"account\":\"nobody\"", "account")]
    [InlineData("\"deadline\":\"9999-12-31T00:00:00Z\"", "deadline")]
    [InlineData("\"deadline\":\"2026-01-01T00:00:00Z\"", "deadline")]
    [InlineData("\"product\":\"a\\u0000b\"", "product")]
    [InlineData("\"fields\":{\"a\":\"\\u0000\"}", "fields")]
    public async Task Row_that_no_database_or_calendar_can_hold_keeps_no_other_out(string wrong, string field)
    {
        using var client = await site.ClientAsync();
        var bad = $$$"""{"key":"X-12","title":"t","type":"ticket","openedAt":"{{{s_start:O}}}",{{{wrong}}}}""";

        var (status, answer) = await SendAsync(client, "/api/v1/cases:batch", $$"""{"rows":[{{bad}},{{Case("X-13")}}]}""");

        status.ShouldBe(200);
        answer.GetProperty("rows").EnumerateArray().Select(FieldOf).ShouldBe([field, null]);
        (await FindAsync("X-13")).Title.ShouldBe("Brought");
    }

    [Fact]
    public async Task What_is_left_out_of_a_case_that_is_brought_again_stays()
    {
        using var client = await site.ClientAsync();
        await SendAsync(
            client,
            "/api/v1/cases",
            Case("X-14", "\"type\":\"ticket\",\"classification\":0,\"description\":\"Long.\",\"priority\":2")
        );

        (await SendAsync(client, "/api/v1/cases", """{"key":"X-14","title":"Again","type":"ticket"}""")).Status.ShouldBe(200);

        var row = await FindAsync("X-14");
        (row.Title, row.Classification, row.Region, row.TeamKey, row.AccountKey, row.Description, row.Priority).ShouldBe(
            ("Again", 0, "EU", "one", "acme", "Long.", 2)
        );
    }

    [Fact]
    public async Task Event_cannot_speak_with_the_words_of_the_console()
    {
        using var client = await site.ClientAsync();
        await SendAsync(client, "/api/v1/cases", Case("X-15"));
        var told =
            $$$"""{"id":"e1","activity":"called","at":"{{{s_start.AddHours(1):O}}}","attributes":{"message":"1","deadline_before":"x"}}""";

        (await SendAsync(client, "/api/v1/cases/X-15/events", told)).Status.ShouldBe(201);
        var forged = await SendAsync(client, "/api/v1/cases/X-15/events", Event("e2", "carry_refused", 2));
        (await SendAsync(client, "/api/v1/cases/X-15/events", Event("opened", "notice", 3))).Status.ShouldBe(201);

        forged.Status.ShouldBe(422);
        var events = await EventsAsync((await FindAsync("X-15")).Id);
        events.Count.ShouldBe(3);
        JsonSerializer
            .Deserialize<Dictionary<string, string>>(events[1].AttributesJson)!
            .Keys.ShouldBe(["api:message", "api:deadline_before"], ignoreOrder: true);
    }

    [Fact]
    public async Task Event_out_of_time_or_with_a_taken_id_changes_nothing()
    {
        using var client = await site.ClientAsync();
        await SendAsync(client, "/api/v1/cases", Case("X-7"));
        await SendAsync(client, "/api/v1/cases/X-7/events", Event("e1", "ask", 2));

        (await SendAsync(client, "/api/v1/cases/X-7/events", Event("e0", "notice", 1))).Status.ShouldBe(409);
        (await SendAsync(client, "/api/v1/cases/X-7/events", Event("e1", "fix", 3))).Status.ShouldBe(409);
        (await SendAsync(client, "/api/v1/cases/X-7/events", Event("e9", "fix", 3, by: "nobody"))).Status.ShouldBe(422);
        (
            await SendAsync(client, "/api/v1/cases/X-7/outcome", $$"""{"state":"working","at":"{{s_start.AddHours(4):O}}"}""")
        ).Status.ShouldBe(422);

        (await FindAsync("X-7")).EventCount.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_brought_where_the_person_may_not_work()
    {
        using var auditor = await site.ClientAsync(site.Auditor, ApiScopes.Write);
        using var foreign = await site.ForeignClientAsync();
        using var agent = await site.ClientAsync();

        (await SendAsync(auditor, "/api/v1/cases", Case("X-8"))).Status.ShouldBe(403);
        (await SendAsync(agent, "/api/v1/cases", Case("X-8", "\"type\":\"ticket\",\"classification\":3"))).Status.ShouldBe(403);
        (await SendAsync(foreign, "/api/v1/cases/T-100/events", Event("f1", "not-theirs", 1))).Status.ShouldBeOneOf(404, 409);
        await using var db = site.OpenDb(site.Here);
        (await db.Cases.AnyAsync(row => row.Key == "X-8", Token)).ShouldBeFalse();
        (await db.CaseEvents.AnyAsync(row => row.EventKey.StartsWith("api:") && row.Activity == "not-theirs", Token)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{", 400, "")]
    [InlineData("null", 400, "")]
    [InlineData("""{"key":"X-9","title":"t","type":"ticket","colour":"red"}""", 400, "colour")]
    [InlineData("""{"key":"X-9","type":"ticket"}""", 400, "title")]
    [InlineData("""{"key":"X-9","title":7,"type":"ticket"}""", 400, "title")]
    [InlineData("""{"key":"X-9","title":"t","type":"ticket","priority":9}""", 422, "priority")]
    [InlineData("""{"key":"","title":"t","type":"ticket"}""", 422, "key")]
    [InlineData("""{"key":"X-9","title":"t","type":"ticket","openedAt":"2999-01-01T00:00:00Z"}""", 422, "openedAt")]
    [InlineData("""{"key":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}""", 400, "")]
    public async Task Bad_body_is_refused_by_the_name_of_the_field(string body, int status, string field)
    {
        using var client = await site.ClientAsync();

        var answer = await SendAsync(client, "/api/v1/cases", body);

        answer.Status.ShouldBe(status);
        if (field.Length > 0)
        {
            answer.Body.GetProperty("errors").EnumerateObject().Select(each => each.Name).ShouldBe([field]);
        }
    }

    [Fact]
    public async Task Body_that_is_no_json_or_too_long_is_refused()
    {
        using var client = await site.ClientAsync();

        using var form = await client.PostAsync("/api/v1/cases", new FormUrlEncodedContent([]), Token);
        var longBody = $$"""{"key":"X-9","title":"{{new string('x', 300_000)}}","type":"ticket"}""";

        form.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await SendAsync(client, "/api/v1/cases", longBody)).Status.ShouldBe(413);
        (await SendAsync(client, "/api/v1/events:batch", """{"rows":[]}""")).Status.ShouldBe(422);
        var many = string.Join(',', Enumerable.Range(0, 1001).Select(i => Event($"m{i}", "ask", 1, "X-1")));
        (await SendAsync(client, "/api/v1/events:batch", $$"""{"rows":[{{many}}]}""")).Status.ShouldBe(422);
    }

    private static string? FieldOf(JsonElement row) =>
        row.TryGetProperty("problem", out var problem) && problem.TryGetProperty("field", out var field) ? field.GetString() : null;

    [Fact]
    public async Task Deadline_comes_from_the_service_level_unless_the_case_brings_its_own()
    {
        await using (var db = site.OpenDb(site.Here))
        {
            db.ServiceLevels.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Key = "gold-p4",
                    Version = 1,
                    Title = "Gold, P4",
                    Status = VersionStatus.Published,
                    Priority = 4,
                    Tier = "Gold",
                    TargetMinutes = 150,
                }
            );
            await db.SaveChangesAsync(Token);
        }

        using var client = await site.ClientAsync();
        var own = s_start.AddHours(50);
        await SendAsync(client, "/api/v1/cases", Case("X-20", "\"type\":\"ticket\",\"priority\":4"));
        await SendAsync(client, "/api/v1/cases", Case("X-21", $"\"type\":\"ticket\",\"priority\":4,\"deadline\":\"{own:O}\""));

        (await FindAsync("X-20")).SlaDeadline.ShouldBe(s_start.AddMinutes(150));
        (await FindAsync("X-21")).SlaDeadline.ShouldBe(own);
    }

    private static string Case(string key, string more = "\"type\":\"ticket\"") =>
        $$"""{"key":"{{key}}","title":"Brought","team":"one","region":"EU","account":"acme","openedAt":"{{s_start:O}}",{{more}}}""".Replace(
            more.Contains("\"team\"", StringComparison.Ordinal) ? "\"team\":\"one\"," : "\0",
            "",
            StringComparison.Ordinal
        );

    private static string Event(string id, string activity, int hour, string? of = null, string? by = null) =>
        JsonSerializer.Serialize(
            new Dictionary<string, string?>
            {
                ["id"] = id,
                ["activity"] = activity,
                ["at"] = s_start.AddHours(hour).ToString("O"),
                ["case"] = of,
                ["by"] = by,
            }
                .Where(pair => pair.Value is not null)
                .ToDictionary(pair => pair.Key, pair => pair.Value)
        );

    private static async Task<(int Status, JsonElement Body)> SendAsync(HttpClient client, string address, string body)
    {
        using var answer = await client.PostAsync(address, ApiSite.Json(body), Token);
        return ((int)answer.StatusCode, await ApiSite.ReadAsync(answer));
    }

    private async Task<CaseRow> FindAsync(string key)
    {
        await using var db = site.OpenDb(site.Here);
        return await db.Cases.AsNoTracking().SingleAsync(row => row.Key == key, Token);
    }

    private async Task<List<CaseEventRow>> EventsAsync(Guid id)
    {
        await using var db = site.OpenDb(site.Here);
        return await db.CaseEvents.AsNoTracking().Where(row => row.CaseId == id).OrderBy(row => row.Ordinal).ToListAsync(Token);
    }
}
