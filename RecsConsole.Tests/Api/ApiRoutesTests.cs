using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>Rules for every route of the API. The routes come from the route table, so new ones are included.</summary>
public sealed class ApiRoutesTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void There_are_routes() => Routes().Count().ShouldBeGreaterThan(5);

    [Fact]
    public async Task Every_route_refuses_who_has_no_key()
    {
        using var client = site.Client(key: null);
        foreach (var (method, path, _) in Routes())
        {
            using var answer = await SendAsync(client, method, path);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Fact]
    public async Task Every_route_asks_for_a_scope_and_the_wrong_one_is_refused()
    {
        foreach (var (method, path, scope) in Routes().Where(route => route.Scope.Length > 0))
        {
            using var client = await site.ClientAsync(null, [.. ApiScopes.All.Where(each => each != scope)]);
            using var answer = await SendAsync(client, method, path);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        (await site.TrailAsync("refuse.api_key")).ShouldContain(row => row.Reason == "scope");
    }

    [Fact]
    public async Task Body_of_100_MB_is_refused_by_every_route_that_reads_one_and_nothing_is_stored()
    {
        var body = new byte[100_000_000];
        using var client = await site.ClientAsync(site.Admin);
        var before = await site.StoredAsync();
        // a recommendation reads no body
        foreach (
            var (method, path, _) in Routes()
                .Where(route => route.Method != "GET" && !route.Path.EndsWith("/recommendations", StringComparison.Ordinal))
        )
        {
            using var request = new HttpRequestMessage(new(method), path) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");

            using var answer = await client.SendAsync(request, Token);

            answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, $"{method} {path}");
        }

        (await site.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public void No_route_but_the_description_and_tokens_goes_without_a_scope() =>
        Routes()
            .Where(route => route.Scope.Length == 0)
            .Select(route => route.Path)
            .ShouldBeSubsetOf(["/api/v1/openapi.json", "/api/v1/token"]);

    [Fact]
    public async Task What_is_not_there_is_a_problem_and_no_page()
    {
        using var client = await site.ClientAsync();

        using var nowhere = await client.GetAsync("/api/v1/nowhere", Token);
        using var noMethod = await client.DeleteAsync("/api/v1/cases/T-1", Token);

        nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        noMethod.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        nowhere.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Description_has_every_route_with_its_schema_summary_and_example()
    {
        using var client = await site.ClientAsync();

        using var answer = await client.GetAsync("/api/v1/openapi.json", Token);
        var document = await ApiSite.ReadAsync(answer);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var described = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject().Select(each => (Path: path.Name, Method: each.Name.ToUpperInvariant(), each.Value))
            )
            .ToList();
        described.Count.ShouldBe(Routes().Count() - 1); // the description does not list its own route
        described.ShouldAllBe(each => each.Value.GetProperty("summary").GetString()!.Length > 0);
        foreach (
            var (path, _, operation) in described.Where(each =>
                each.Method == "POST" && !each.Path.EndsWith("/recommendations", StringComparison.Ordinal)
            )
        )
        {
            var body = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
            body.TryGetProperty("schema", out _).ShouldBeTrue(path);
            body.TryGetProperty("example", out _).ShouldBeTrue(path);
        }
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path)
    {
        var request = new HttpRequestMessage(new(method), path);
        if (method != "GET")
        {
            request.Content = ApiSite.Json("{}");
        }

        return client.SendAsync(request, Token);
    }

    private IEnumerable<(string Method, string Path, string Scope)> Routes() =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route =>
                route.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal) && !route.RoutePattern.RawText.Contains("**")
            )
            .SelectMany(route =>
                route
                    .Metadata.GetRequiredMetadata<IHttpMethodMetadata>()
                    .HttpMethods.Select(method =>
                        (
                            method,
                            route
                                .RoutePattern.RawText!.Replace("{key}", "T-1", StringComparison.Ordinal)
                                .Replace("{id:guid}", Guid.NewGuid().ToString("D"), StringComparison.Ordinal),
                            route
                                .Metadata.GetOrderedMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>()
                                .Select(data => data.Policy)
                                .OfType<string>()
                                .Where(policy => policy.StartsWith("api:", StringComparison.Ordinal))
                                .Select(policy => policy["api:".Length..])
                                .SingleOrDefault("")
                        )
                    )
            );
}
