using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Tests.Database;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api.Described;

/// <summary>
/// Every list of the API comes in pages and every single object with a tag. The routes are those of the application, so that a new one is
/// missed by nobody.
/// </summary>
public sealed class ApiReadRoutesTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R188")]
    public async Task Every_list_comes_in_pages_without_gap_or_overlap()
    {
        await AddSecondsAsync();
        using var client = await site.ClientAsync(site.Admin);
        var lists = Routes().Where(path => !path.Contains('{', StringComparison.Ordinal)).ToList();

        lists.Count.ShouldBe(7);
        foreach (var path in lists)
        {
            var whole = await ApiCalls.PagesAsync(client, path, limit: 200);
            var parts = await ApiCalls.PagesAsync(client, path, limit: 1);

            whole.Count.ShouldBeGreaterThan(1, path);
            parts.Select(each => each.GetRawText()).ShouldBe(whole.Select(each => each.GetRawText()), ignoreOrder: false, path);
            using var wrong = await client.GetAsync($"/api/v1{path}?limit=0", Token);
            wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
        }
    }

    [Fact]
    [Trait("Req", "R188")]
    public async Task Every_single_object_has_a_tag_and_is_not_sent_twice()
    {
        var decision = await RecommendAsync();
        var samples = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/cases/{key}"] = "/cases/T-1",
            ["/decisions/{id:guid}"] = $"/decisions/{decision}",
            ["/documents/{key}"] = "/documents/guide",
            ["/policies/{key}"] = "/policies/printing",
            ["/accounts/{key}"] = "/accounts/acme",
            ["/people/{key}"] = "/people/adele",
        };
        using var client = await site.ClientAsync(site.Admin);

        samples.Keys.ShouldBe(Routes().Where(path => path.Contains('{', StringComparison.Ordinal)), ignoreOrder: true);
        foreach (var path in samples.Values)
        {
            using var first = await client.GetAsync("/api/v1" + path, Token);
            first.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var tag = first.Headers.ETag.ShouldNotBeNull(path);

            (await AskAsync(client, path, tag)).ShouldBe(HttpStatusCode.NotModified, path);
            (await AskAsync(client, path, new("\"another\""))).ShouldBe(HttpStatusCode.OK, path);
        }
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string path, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
        request.Headers.IfNoneMatch.Add(tag);
        using var answer = await client.SendAsync(request, Token);
        return answer.StatusCode;
    }

    // lists with one row would show nothing
    private async Task AddSecondsAsync()
    {
        using var client = await site.ClientAsync(site.Admin);
        (await ApiCalls.PostAsync(client, "/accounts", """{"key":"globex","name":"Globex"}""")).Status.ShouldBe(201);
        await RecommendAsync();
        await RecommendAsync();
        await using var db = site.OpenDb(site.Here);
        var policy = await db.Policies.FirstAsync(row => row.Key == "printing", Token);
        var document = await db.Documents.FirstAsync(row => row.Key == "guide", Token);
        db.Add(db.TwinOf(policy, twin => twin.Key = "printing-2"));
        db.Add(db.TwinOf(document, twin => twin.Key = "guide-2"));
        await db.SaveChangesAsync(Token);
    }

    private async Task<Guid> RecommendAsync()
    {
        using var client = await site.ClientAsync(await site.AddPersonAsync("agent" + Guid.NewGuid().ToString("N"), "agent"));
        using var made = await client.PostAsync("/api/v1/cases/T-1/recommendations", content: null, Token);
        return (await ApiSite.ReadAsync(made)).GetProperty("decision").GetGuid();
    }

    private IEnumerable<string> Routes() =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET", StringComparer.Ordinal) is true)
            .Select(route => route.RoutePattern.RawText!)
            .Where(path => path.StartsWith("/api/v1/", StringComparison.Ordinal) && !path.Contains("**", StringComparison.Ordinal))
            .Select(path => path["/api/v1".Length..])
            .Except(["/openapi.json"], StringComparer.Ordinal);
}
