using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>
/// Sends HTTP requests to every route that the application maps, through its real pipeline, with keys and ids of objects as parameters.
/// </summary>
internal sealed class HttpVisits(SweepSite site, SweepTally tally)
{
    /// <summary>Routes without data of a tenant, and all below them, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> Unswept { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["audit/export"] =
                "names objects as callers asked for them, other tenants' among them, since the hashes of entries are made over that; for those with ViewAudit only",
            ["_blazor"] = "the circuit: its pages call the operations that are swept",
            ["_framework"] = "scripts of the framework, the same for everybody",
            ["health"] = "states of dependencies, no data",
            ["login"] = "the sign-in page, before anybody is known",
            ["account/single-sign-on"] = "sends to a provider, before anybody is known",
        };

    /// <summary>The routes of the application that a GET reaches, without static files.</summary>
    public static IReadOnlyList<RouteEndpoint> RoutesOf(IServiceProvider services) =>
        [
            .. services
                .GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                    && (
                        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods
                        || methods.HttpMethods.Count == 0
                        || methods.HttpMethods.Contains("GET", StringComparer.Ordinal)
                    )
                )
                .DistinctBy(endpoint => endpoint.RoutePattern.RawText),
        ];

    public static bool IsUnswept(RouteEndpoint endpoint) => Unswept.Keys.Any(start => IsAtOrBelow(endpoint, start));

    /// <summary>Whole parts of an address: accounts is not below account.</summary>
    public static bool IsAtOrBelow(RouteEndpoint endpoint, string start) =>
        $"{endpoint.RoutePattern.RawText!.Trim('/')}/".StartsWith($"{start}/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Requests objects by their addresses until there are at least this many answers, then every route.</summary>
    public async Task RunAsync(int answers, int visitors)
    {
        if (answers == 0)
        {
            return;
        }

        var objects = site
            .World.Objects.Where(each => each.Kind is "document" or "case")
            .Where(each => !each.Key.StartsWith("shared-", StringComparison.Ordinal))
            .ToList();
        var people = site.World.People;
        var ofEach = (answers / people.Count) + 1;
        foreach (var person in people)
        {
            using var browser = site.Browser(person);
            for (var i = 0; i < ofEach; i++)
            {
                var what = objects[((person.Number * 7) + (i * 11)) % objects.Count];
                await ReadObjectAsync(browser, person, what);
            }
        }

        var routes = RoutesOf(site.Services).Where(route => !IsUnswept(route)).ToList();
        foreach (var person in people.Take(visitors))
        {
            using var browser = site.Browser(person);
            foreach (var route in routes)
            {
                await ReadRouteAsync(browser, person, route);
            }
        }
    }

    private async Task ReadObjectAsync(HttpClient browser, SweptPerson person, SweptObject what)
    {
        var path = what.Kind is "document" ? "/documents/" : "/cases/";
        using var answer = await browser.GetAsync(path + what.Key);
        tally.Scan("GET" + path, person, await BodyAsync(answer, what));
        tally.Expect(
            $"GET{path}",
            person,
            what,
            answer.StatusCode == HttpStatusCode.OK,
            Oracle.MaySee(person, what, tally.At),
            isHttp: true
        );
    }

    // fills every parameter with an object that the person may not be told of
    private async Task ReadRouteAsync(HttpClient browser, SweptPerson person, RouteEndpoint route)
    {
        var hidden = Sweeping.HiddenFrom(site.World, person, tally.At);
        foreach (var what in route.RoutePattern.Parameters.Count == 0 ? hidden.Take(1) : hidden)
        {
            var address = AddressOf(route, what);
            using var answer = await browser.GetAsync(address);
            tally.Scan("GET" + route.RoutePattern.RawText, person, await BodyAsync(answer, what));
            var roles = route
                .Metadata.GetOrderedMetadata<IAuthorizeData>()
                .Select(data => data.Roles)
                .OfType<string>()
                .SelectMany(all => all.Split(','))
                .ToList();
            if (roles.Count > 0 && !person.Roles.Intersect(roles, StringComparer.Ordinal).Any())
            {
                tally.Expect(
                    "GET" + route.RoutePattern.RawText,
                    person,
                    what,
                    answer.StatusCode == HttpStatusCode.OK,
                    isPermitted: false,
                    isHttp: true
                );
            }
        }
    }

    private static string AddressOf(RouteEndpoint route, SweptObject what)
    {
        var address = route.RoutePattern.RawText!;
        foreach (var parameter in route.RoutePattern.Parameters)
        {
            var isId = parameter.ParameterPolicies.Any(policy => policy.Content == "guid");
            var start = address.IndexOf('{', StringComparison.Ordinal); // the next one, whatever it takes: {key}, {id:guid} or {**path}
            var end = address.IndexOf('}', start);
            address = address[..start] + (isId ? what.Id.ToString("D") : what.Key) + address[(end + 1)..];
        }

        return "/" + address.TrimStart('/');
    }

    // some pages repeat the requested address; that tells nobody anything new, so it is removed
    private static async Task<string> BodyAsync(HttpResponseMessage answer, SweptObject asked)
    {
        var body = await answer.Content.ReadAsStringAsync();
        return body.Replace(asked.Key, "", StringComparison.OrdinalIgnoreCase)
            .Replace(asked.Id.ToString("D"), "", StringComparison.OrdinalIgnoreCase);
    }
}
