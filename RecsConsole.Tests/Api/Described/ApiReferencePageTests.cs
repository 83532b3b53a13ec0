using System.Net;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Api.Reference;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Api.Described;

/// <summary>The page /docs/api shows every route of the API with examples, and takes nothing from another server.</summary>
public sealed partial class ApiReferencePageTests(ApiSite site) : BunitContext, IClassFixture<ApiSite>
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_is_on_the_page_with_a_command_and_an_answer()
    {
        await using var scope = site.Services.CreateAsyncScope();
        JSInterop.Mode = JSRuntimeMode.Loose;
        await SignedIn.ServeToAsync(Services, scope.ServiceProvider, site.Admin);
        Services.AddFallbackServiceProvider(scope.ServiceProvider);

        var page = Render<ApiReferencePage>();

        await page.WaitForAssertionAsync(() => page.FindAll("details.operation").Count.ShouldBeGreaterThan(5));
        var operations = page.FindAll("details.operation");
        operations
            .Select(each => $"{each.QuerySelector("summary b")!.TextContent} {each.QuerySelector("summary .path")!.TextContent}")
            .ShouldBe(Routes(), ignoreOrder: true);
        operations.Where(each => !each.QuerySelector("pre.all")!.TextContent.StartsWith("curl ", StringComparison.Ordinal)).ShouldBeEmpty();
        operations.Where(each => each.QuerySelectorAll("pre").Length < 2).ShouldBeEmpty();
        var links = page.FindAll("nav.about a").Select(link => link.GetAttribute("href")!).ToList();
        links.ShouldNotBeEmpty();
        links.Where(link => page.FindAll($"[id='{link.Split('#')[1]}']").Count != 1).ShouldBeEmpty();
        page.FindAll("script, link, iframe, img, object, embed").ShouldBeEmpty();
        page.FindAll("[src], [href]").Select(AddressOf).Where(IsElsewhere).ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_is_for_everybody_who_is_signed_in_and_loads_nothing_from_elsewhere()
    {
        await Operators.AddAsync(site.Services, site.Here.TenantId, "reader", "agent");
        using var browser = site.Client(key: null);
        using var outside = await browser.GetAsync("/docs/api", Token);
        outside.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var signedIn = await browser.SignInAsync("reader");

        using var answer = await browser.GetAsync("/docs/api", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync(Token);
        var addresses = Addresses().Matches(html).Select(match => match.Groups["address"].Value).ToList();
        addresses.ShouldNotBeEmpty();
        addresses.Where(IsElsewhere).ShouldBeEmpty();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
    }

    private IEnumerable<string> Routes() =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .Where(route =>
                !route.RoutePattern.RawText!.Contains("**", StringComparison.Ordinal)
                && !route.RoutePattern.RawText.EndsWith("/openapi.json", StringComparison.Ordinal)
            )
            .SelectMany(route =>
                route
                    .Metadata.GetRequiredMetadata<IHttpMethodMetadata>()
                    .HttpMethods.Select(method => $"{method} {Constraints().Replace(route.RoutePattern.RawText!, "{${name}}")}")
            );

    private static string AddressOf(AngleSharp.Dom.IElement element) => element.GetAttribute("src") ?? element.GetAttribute("href")!;

    private static bool IsElsewhere(string address) =>
        address.Contains("://", StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<name>\w+):[^}]*\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Constraints();

    [GeneratedRegex("""(?:src|href)="(?<address>[^"]*)" """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Addresses();
}
