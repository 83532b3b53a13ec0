using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Api.Replays;
using RecsConsole.Features.ApiKeys;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api.Replays;

/// <summary>
/// The reply to a request with an idempotency key is stored in the transaction of what it replies to: a server that stops between the two
/// leaves both or neither.
/// </summary>
public sealed class KeptReplyTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Path and body of one request of every kind that writes, with the kind of person whose key sends it.</summary>
    public static TheoryData<string, string, bool> Writes =>
        new()
        {
            { "/cases:batch", Rows(Case("K-1"), Case("K-2")), false },
            { "/events:batch", Rows($$"""{"case":"K-e","id":"b","activity":"called","at":"{{s_start.AddHours(1):O}}"}"""), false },
            { "/cases/K-r/ratings", $$"""{"id":"r","stars":4,"at":"{{s_start.AddHours(2):O}}"}""", false },
            { "/cases/K-o/outcome", $$"""{"state":"resolved","at":"{{s_start.AddHours(3):O}}","resolution":"fix"}""", false },
            { "/ratings:batch", Rows($$"""{"case":"K-s","id":"r","stars":4,"at":"{{s_start.AddHours(2):O}}"}"""), false },
            { "/outcomes:batch", Rows($$"""{"case":"K-t","state":"resolved","at":"{{s_start.AddHours(3):O}}"}"""), false },
            { "/accounts", """{"key":"k-a","name":"Kept"}""", true },
            { "/accounts:batch", Rows("""{"key":"k-b","name":"Kept"}""", """{"key":"k-c"}"""), true },
            { "/signals", Signal("seats"), true },
            { "/signals:batch", Rows(Signal("logins")), true },
            { "/people", """{"key":"k.one","name":"Kay One","teams":["one"]}""", true },
            { "/people:batch", Rows("""{"key":"k.two","name":"Kay Two","teams":["one"]}"""), true },
            { "/documents", """{"key":"k-d","title":"Kept","text":"Words."}""", true },
            { "/policies", Policy("k-p"), true },
        };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Write_whose_reply_cannot_be_stored_is_undone_and_a_retry_is_executed_once(string path, string body, bool isAdmin)
    {
        using var client = await site.ClientAsync(isAdmin ? site.Admin : null);
        await AddWhatIsNamedAsync();
        var before = await site.StoredAsync();
        int failed;
        await using (await BreakAsync("BEFORE UPDATE ON ApiReplays"))
        {
            failed = (await ApiCalls.PostAsync(client, path, body, "kept" + path)).Status;
        }

        failed.ShouldBeGreaterThanOrEqualTo(500);
        (await site.StoredAsync()).ShouldBe(before, "the reply and what it replies to are stored together");
        var first = await ApiCalls.PostAsync(client, path, body, "kept" + path);
        first.Status.ShouldBeInRange(200, 201, first.Body.GetRawText());
        var after = await site.StoredAsync();
        after.ShouldNotBe(before);
        var again = await ApiCalls.PostAsync(client, path, body, "kept" + path);
        (again.Status, again.Body.GetRawText()).ShouldBe((first.Status, first.Body.GetRawText()));
        (await site.StoredAsync()).ShouldBe(after);
    }

    [Fact]
    public async Task Request_of_a_server_that_was_killed_at_work_is_executed_by_the_retry_after_a_minute()
    {
        var made = await site.MakeAsync(site.Admin);
        using var client = made.Client;
        const string Body = """{"key":"k-killed","name":"Kept"}""";
        await ClaimAsync(made.Key, "killed", "/api/v1/accounts", Body);

        var first = await ApiCalls.PostAsync(client, "/accounts", Body, "killed");
        var again = await ApiCalls.PostAsync(client, "/accounts", Body, "killed");

        (first.Status, ApiCalls.StatusOf(first.Body)).ShouldBe((201, "added"));
        again.Body.GetRawText().ShouldBe(first.Body.GetRawText());
        (await site.TrailAsync("receive.accounts")).Count(entry => entry.ObjectId == "k-killed").ShouldBe(1);
    }

    [Theory]
    [InlineData("documents")]
    [InlineData("policies")]
    public async Task Batch_that_stopped_half_way_goes_on_behind_the_rows_it_stored(string kind)
    {
        using var client = await site.ClientAsync(site.Admin);
        var (one, two) = ($"half-{kind}-1", $"half-{kind}-2");
        string Row(string key, string text) =>
            kind == "documents" ? $$"""{"key":"{{key}}","title":"Half","text":"{{text}}"}""" : Policy(key, text);
        var batch = Rows(Row(one, "Old words."), Row(two, "Old words."));
        var table = kind == "documents" ? "Documents" : "Policies";
        await using (await BreakAsync($"BEFORE INSERT ON {table} WHEN NEW.\"Key\" = '{two}'"))
        {
            (await ApiCalls.PostAsync(client, $"/{kind}:batch", batch, "half")).Status.ShouldBeGreaterThanOrEqualTo(500);
        }

        (await ApiCalls.PostAsync(client, $"/{kind}", Row(one, "New words."))).Status.ShouldBe(200);
        var first = await ApiCalls.PostAsync(client, $"/{kind}:batch", batch, "half");
        var again = await ApiCalls.PostAsync(client, $"/{kind}:batch", batch, "half");

        first.Body.GetProperty("rows").EnumerateArray().Select(ApiCalls.StatusOf).ShouldBe(["added", "added"], first.Body.GetRawText());
        again.Body.GetRawText().ShouldBe(first.Body.GetRawText());
        (await TextOfAsync(kind, one)).ShouldBe("New words.", "a row is not applied a second time");
        (await TextOfAsync(kind, two)).ShouldBe("Old words.");
    }

    [Fact]
    public async Task Rows_of_a_batch_are_known_to_their_key_and_request_only()
    {
        using var one = await site.ClientAsync(site.Admin);
        using var two = await site.ClientAsync(site.Admin);
        var batch = Rows(Policy("apart-1"));

        var first = await ApiCalls.PostAsync(one, "/policies:batch", batch, "apart");
        var other = await ApiCalls.PostAsync(two, "/policies:batch", batch, "apart");

        StatusesOf(first.Body).ShouldBe(["added"]);
        StatusesOf(other.Body).ShouldBe(["already"]);
    }

    private static IEnumerable<string?> StatusesOf(JsonElement body) => body.GetProperty("rows").EnumerateArray().Select(ApiCalls.StatusOf);

    private static string Rows(params string[] rows) => $$"""{"rows":[{{string.Join(',', rows)}}]}""";

    private static string Case(string key) =>
        $$"""{"key":"{{key}}","title":"Kept","type":"ticket","team":"one","region":"EU","openedAt":"{{s_start:O}}"}""";

    private static string Signal(string name) =>
        $$"""{"account":"k-known","source":"usage","name":"{{name}}","value":3,"observedAt":"{{s_start:O}}"}""";

    private static string Policy(string key, string statement = "Say it.") =>
        $$"""
            {"key":"{{key}}","title":"Kept","statement":"{{statement}}","effectiveFrom":"2026-01-01T00:00:00Z",
             "rules":[{"caseTypes":["ticket"],"requires":["notice"]}]}
            """;

    private async Task AddWhatIsNamedAsync()
    {
        using var admin = await site.ClientAsync(site.Admin);
        using var agent = await site.ClientAsync();
        (await ApiCalls.PostAsync(admin, "/accounts", """{"key":"k-known","name":"Known"}""")).Status.ShouldBeInRange(200, 201);
        await ApiCalls.PostRowsAsync(agent, "/cases:batch", Case("K-e"), Case("K-r"), Case("K-o"), Case("K-s"), Case("K-t"));
    }

    private async Task<string?> TextOfAsync(string kind, string key)
    {
        await using var db = site.OpenDb(site.Here);
        return kind == "documents"
            ? await db.Documents.Where(row => row.Key == key).Select(row => row.Text).SingleAsync(Token)
            : await db.Policies.Where(row => row.Key == key).Select(row => row.Statement).SingleAsync(Token);
    }

    // as a server leaves it that is killed before its transaction commits
    private async Task ClaimAsync(CreatedApiKey key, string name, string path, string body)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path) = ("POST", path);
        await using var db = site.OpenDb(site.Here);
        db.ApiReplays.Add(
            new()
            {
                TenantId = db.TenantId,
                ApiKeyId = key.Id,
                Name = name,
                RequestHash = ApiReplays.HashOf(request, System.Text.Encoding.UTF8.GetBytes(body)),
                At = DateTimeOffset.UtcNow.AddMinutes(-2),
            }
        );
        await db.SaveChangesAsync(Token);
    }

    private async Task<Broken> BreakAsync(string when)
    {
        var broken = new Broken(site);
        await broken.ExecuteAsync($"CREATE TRIGGER break_it {when} BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        return broken;
    }

    private sealed class Broken(ApiSite site) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await ExecuteAsync("DROP TRIGGER break_it");

        public async Task ExecuteAsync(string sql)
        {
            await using var db = site.OpenDb(site.Here);
            await db.Database.ExecuteSqlRawAsync(sql, Token);
        }
    }
}
