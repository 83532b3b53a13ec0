using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>
/// Answers of the API match the OpenAPI description of their version: recommend, respond, explain, report outcomes and read the catalog.
/// </summary>
public sealed class ApiContractTests
{
    // calls about customers and their contracts, in every supported form, for a person who keeps customers
    private static readonly Step[] s_customers =
    [
        new("/accounts", HttpMethod.Post, "/api/v1/accounts", """{"key":"k-1","name":"Kestrel","tier":"Gold"}"""),
        new("/accounts:batch", HttpMethod.Post, "/api/v1/accounts:batch", """{"rows":[{"key":"k-2","name":"Lumen"},{"key":"k-3"}]}"""),
        new("/accounts/{key}", HttpMethod.Put, "/api/v1/accounts/k-1", """{"name":"Kestrel","contractEndsAt":"2027-01-31T00:00:00Z"}"""),
        new("/accounts/{key}", HttpMethod.Get, "/api/v1/accounts/k-1", null),
        new("/accounts", HttpMethod.Get, "/api/v1/accounts?limit=1", null),
        new(
            "/signals",
            HttpMethod.Post,
            "/api/v1/signals",
            """{"account":"k-1","source":"telemetry","name":"users","value":4.5,"observedAt":"2026-01-31T00:00:00Z"}"""
        ),
        new("/accounts/{key}", HttpMethod.Get, "/api/v1/accounts/k-1", null),
        new("/people", HttpMethod.Post, "/api/v1/people", """{"key":"k.one","name":"Kim","skills":{"vpn":4}}"""),
        new("/people/{key}", HttpMethod.Get, "/api/v1/people/k.one", null),
        new("/people", HttpMethod.Get, "/api/v1/people?limit=2", null),
        new("/policies", HttpMethod.Get, "/api/v1/policies", null),
        new("/policies/{key}", HttpMethod.Get, "/api/v1/policies/printing", null),
        new("/documents", HttpMethod.Post, "/api/v1/documents", """{"key":"k-1","title":"Kestrel","text":"Words."}"""),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Req", "R188")]
    public async Task Answers_keep_the_schema_of_their_version_and_belong_to_a_key_of_the_tenant()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        using var client = await site.ClientAsync();
        using var foreign = await site.ForeignClientAsync();
        using var nobody = site.Client(key: null);
        using var described = await client.GetAsync("/api/v1/openapi.json", Token);
        var document = await ApiSite.ReadAsync(described);
        var schema = new ApiSchema(document);

        var made = await SendAsync(client, HttpMethod.Post, "/api/v1/cases/T-1/recommendations");
        var decision = made.Body.GetProperty("decision").GetGuid();
        var item = made.Body.GetProperty("slates")[1].GetProperty("items")[0].GetProperty("id").GetString()!;

        schema.FaultsOf("post", "/api/v1/cases/{key}/recommendations", made.Status, made.Body).ShouldBeEmpty();
        foreach (var step in WalkOf(decision, item))
        {
            (await SendAsync(nobody, step.Method, step.Address, step.Body)).Status.ShouldBe((int)HttpStatusCode.Unauthorized, step.Path);
            if (step.Address.Contains(decision.ToString("D"), StringComparison.Ordinal))
            {
                (await SendAsync(foreign, step.Method, step.Address, step.Body)).Status.ShouldBe((int)HttpStatusCode.NotFound, step.Path);
            }

            var answer = await SendAsync(client, step.Method, step.Address, step.Body);
            answer.Status.ShouldBeInRange(200, 299, answer.Body.GetRawText());
            schema.FaultsOf(step.Method.Method.ToLowerInvariant(), "/api/v1" + step.Path, answer.Status, answer.Body).ShouldBeEmpty();
        }

        document.GetProperty("paths").EnumerateObject().ShouldAllBe(path => path.Name.StartsWith("/api/v1/"));
        await using var db = site.OpenDb(site.Here);
        (await db.Responses.SingleAsync(Token)).DecisionId.ShouldBe(decision);
        (await db.Cases.SingleAsync(row => row.Key == "T-1", Token)).Resolution.ShouldBe("fix");
        await using var elsewhere = site.OpenDb(site.Elsewhere);
        (await elsewhere.Responses.AnyAsync(Token)).ShouldBeFalse();
        (await elsewhere.Cases.SingleAsync(row => row.Key == "T-1", Token)).IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Answers_about_customers_keep_their_schema_for_whoever_keeps_them()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        using var keeper = await site.ClientAsync(site.Admin);
        using var foreign = await site.ForeignClientAsync();
        using var nobody = site.Client(key: null);
        using var described = await keeper.GetAsync("/api/v1/openapi.json", Token);
        var schema = new ApiSchema(await ApiSite.ReadAsync(described));

        foreach (var step in s_customers)
        {
            (await SendAsync(nobody, step.Method, step.Address, step.Body)).Status.ShouldBe((int)HttpStatusCode.Unauthorized, step.Path);
            (await SendAsync(foreign, step.Method, step.Address, step.Body)).Status.ShouldBe((int)HttpStatusCode.Forbidden, step.Path);
            var answer = await SendAsync(keeper, step.Method, step.Address, step.Body);
            answer.Status.ShouldBeInRange(200, 299, answer.Body.GetRawText());
            schema.FaultsOf(step.Method.Method.ToLowerInvariant(), "/api/v1" + step.Path, answer.Status, answer.Body).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Answer_that_leaves_something_out_or_adds_something_breaks_its_schema()
    {
        using var document = JsonDocument.Parse(
            """
            {"paths":{"/x":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/X"}}}}}}}},
             "components":{"schemas":{"X":{"type":"object","required":["a"],"properties":{"a":{"type":"string"},"b":{"type":["null","integer"]}}}}}}
            """
        );
        var schema = new ApiSchema(document.RootElement);

        Faults("""{"a":"x","b":1}""").ShouldBeEmpty();
        Faults("""{"a":"x","b":null}""").ShouldBeEmpty();
        Faults("""{"b":1}""").ShouldBe(["$.a is missing"]);
        Faults("""{"a":"x","c":1}""").ShouldBe(["$.c is not described"]);
        Faults("""{"a":7}""").Count.ShouldBe(1);
        Faults("""{"a":"x","b":1.5}""").Count.ShouldBe(1);

        IReadOnlyList<string> Faults(string json)
        {
            using var answer = JsonDocument.Parse(json);
            return schema.FaultsOf("get", "/x", 200, answer.RootElement);
        }
    }

    private static IReadOnlyList<Step> WalkOf(Guid decision, string item)
    {
        var dismissal = $$"""{"kind":"dismiss","itemKind":"document","item":"{{item}}","reason":"not_useful"}""";
        var now = DateTimeOffset.UtcNow;
        var outcome = $$"""{"state":"resolved","at":"{{now:O}}","resolution":"fix"}""";
        var ended = $$"""{"case":"T-1","state":"resolved","at":"{{now:O}}","resolution":"fix"}""";
        var outcomes = $$"""{"rows":[{{ended}},{"state":"resolved","at":"{{now:O}}"}]}""";
        var ratings =
            $$"""{"rows":[{"case":"T-1","id":"csat","stars":4,"at":"{{now:O}}"},{"case":"T-1","id":"low","stars":0,"at":"{{now:O}}"}]}""";
        var unknown = $$"""{"rows":[{"decision":"{{Guid.NewGuid()}}","kind":"accept","itemKind":"document","item":"guide"}]}""";
        return
        [
            new("/decisions/{id}", HttpMethod.Get, $"/api/v1/decisions/{decision}", null),
            new("/decisions", HttpMethod.Get, "/api/v1/decisions?case=T-1&since=2026-01-01T00:00:00Z&limit=1", null),
            new("/decisions/{id}/responses", HttpMethod.Post, $"/api/v1/decisions/{decision}/responses", dismissal),
            new("/catalog/actions", HttpMethod.Get, "/api/v1/catalog/actions", null),
            new("/cases/{key}/outcome", HttpMethod.Post, "/api/v1/cases/T-1/outcome", outcome),
            new("/outcomes:batch", HttpMethod.Post, "/api/v1/outcomes:batch", outcomes),
            new("/ratings:batch", HttpMethod.Post, "/api/v1/ratings:batch", ratings),
            new("/responses:batch", HttpMethod.Post, "/api/v1/responses:batch", unknown),
        ];
    }

    private static async Task<Answered> SendAsync(HttpClient client, HttpMethod method, string address, string? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : ApiSite.Json(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await client.SendAsync(request, Token);
        return new((int)answer.StatusCode, await ApiSite.ReadAsync(answer));
    }

    private sealed record Step(string Path, HttpMethod Method, string Address, string? Body);

    private sealed record Answered(int Status, JsonElement Body);
}
