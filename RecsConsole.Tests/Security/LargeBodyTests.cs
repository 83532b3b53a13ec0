using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security;

/// <summary>
/// A stranger's body of 100 MB is refused before it is read, on a real port. The routes are those of the application, so that a new one is
/// missed by nobody.
/// </summary>
public sealed class LargeBodyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Body_of_100_MB_is_refused_unread_by_every_address()
    {
        await using var provider = await OpenIdServer.StartAsync();
        await using var app = SiteWith(provider);
        app.UseKestrel(0);
        app.StartServer();
        await Operators.AddTenantAsync(app.Services, "acme");
        // the client waits for an answer before it sends: the server refuses by the length alone
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) };
        using var client = new HttpClient(handler) { BaseAddress = app.ClientOptions.BaseAddress };
        var routes = Routes(app.Services).Append(("POST", "/signin-oidc/corp")).Distinct().ToList();

        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var (method, path) in routes)
        {
            answers[$"{method} {path}"] = await SendAsync(client, method, path);
        }

        answers.Count.ShouldBeGreaterThan(50);
        answers.Where(each => !each.Value.IsRefusal).Select(each => $"{each.Key}: {each.Value.Status}").ShouldBeEmpty();
        answers.Where(each => each.Value.IsRead).Select(each => each.Key).ShouldBeEmpty("not a byte of it is taken");
        foreach (var known in (string[])["/oidc/backchannel", "/signin-oidc/corp", "/embed/cases/x", "/account/sign-out"])
        {
            answers.Keys.ShouldContain($"POST {known}");
        }
    }

    private static ConsoleApp SiteWith(OpenIdServer provider) =>
        new(
            "Testing",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SignIn:TriesPerMinute"] = "1000",
                ["SignIn:OpenId:corp:Name"] = "Corp",
                ["SignIn:OpenId:corp:Tenant"] = "acme",
                ["SignIn:OpenId:corp:Authority"] = provider.Issuer,
                ["SignIn:OpenId:corp:AllowHttp"] = "true",
                ["SignIn:OpenId:corp:ClientId"] = OpenIdServer.ClientId,
                ["Api:RefusalsPerMinute"] = "1000",
            }
        );

    // The circuit is the framework's: it takes bodies of a known session only.
    private static IEnumerable<(string Method, string Path)> Routes(IServiceProvider services) =>
        services
            .GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(route => !(route.RoutePattern.RawText ?? "").TrimStart('/').StartsWith('_'))
            .SelectMany(route =>
                (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
                    .Where(method => method is "POST" or "PUT" or "PATCH" or "DELETE")
                    .Select(method => (method, PathOf(route)))
            );

    private static string PathOf(RouteEndpoint route) =>
        "/"
        + string.Join(
            '/',
            route.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternSeparatorPart separator => separator.Content,
                            RoutePatternParameterPart parameter => ValueOf(parameter),
                            _ => "",
                        }
                    )
                )
            )
        );

    private static string ValueOf(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Any(policy => policy.Content is "guid") ? Guid.Empty.ToString("D")
        : parameter.ParameterPolicies.Any(policy => policy.Content is "int" or "long") ? "1"
        : "x";

    private static async Task<Answer> SendAsync(HttpClient client, string method, string path)
    {
        using var body = new CountedBody();
        using var request = new HttpRequestMessage(new(method), path) { Content = body };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        return new(answer.StatusCode, body.IsRead);
    }

    /// <param name="IsRead">The server asked for the body.</param>
    private sealed record Answer(HttpStatusCode Status, bool IsRead)
    {
        /// <summary>To sign in first is one too.</summary>
        public bool IsRefusal => (int)Status is >= 300 and < 500;
    }

    /// <summary>A form of 100 MB that knows whether it was sent.</summary>
    private sealed class CountedBody : HttpContent
    {
        private const long Size = 100_000_000;

        public CountedBody() => Headers.ContentType = new("application/x-www-form-urlencoded");

        public bool IsRead { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            IsRead = true;
            return stream.WriteAsync(new byte[Size]).AsTask();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Size;
            return true;
        }
    }
}
