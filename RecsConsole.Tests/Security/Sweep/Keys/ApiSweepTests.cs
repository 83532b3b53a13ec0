using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Access;
using RecsConsole.Api.Description;
using RecsConsole.Tests.Security.Sweep.Commands;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep.Keys;

/// <summary>The API under the sweep: every route, with keys of people of each role, about objects hidden from them.</summary>
public sealed class ApiSweepTests
{
    private const int Visitors = 14;

    /// <summary>Routes that take other methods than a GET and are not swept with keys, each with what tests it.</summary>
    private static readonly Dictionary<string, string> s_otherRoutes = new(StringComparer.Ordinal)
    {
        ["api/v1/{**rest}"] = "answers that there is no such address",
        ["health/live"] = "takes any method, and has no data",
        ["health/ready"] = "takes any method, and has no data",
        ["account/tenant"] = "switches to one of the person's own tenants",
        ["account/sign-out"] = "ends the caller's own session",
        ["account/active"] = "prolongs the caller's own session",
        ["account/password/rating"] = "rates the text that it was sent, and reads nothing but the caller's own name",
        ["account/single-sign-on/{provider}/link"] = "links the caller's own account",
        ["account/single-sign-on/{provider}/again"] = "leads the caller to their provider",
        ["admin/privacy/subject"] = "the form of an operation that is swept, ExportSubject",
        ["oidc/backchannel"] = "a signed token is the credential: BackChannelTests",
        ["hooks/{tenant:guid}/{connection:guid}"] = "a signature is the credential: HookTests",
        ["embed/cases/{key}"] = "the panel, whose GET is swept; its forms: EmbedRefusalTests, EmbedKeyTests",
        ["embed/tickets/{connection:guid}/{ticket}"] = "the same by the ticket: TicketSweepTests",
    };

    [Fact]
    [Trait("Req", "R46")]
    [Trait("Req", "R47")]
    [Trait("Req", "R51")]
    public async Task Nothing_leaks_and_nothing_hidden_is_written_through_the_api()
    {
        await using var site = await SweepSite.CreateAsync(World());
        var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
        var visits = new ApiVisits(site, tally);

        foreach (var person in site.World.People.Take(Visitors).OrderBy(each => each.Roles.Contains("admin")))
        {
            var hidden = CommandVisits.HiddenFrom(site.World, person, tally.At);
            var before = await StoredRows.ReadAsync(site.Services);

            await visits.VisitAsync(person, hidden, oneIn: 4);

            StoredRows.Touched(before, await StoredRows.ReadAsync(site.Services), hidden).ShouldBeEmpty($"person {person.Number}");
        }

        tally.Leaks.ShouldBeEmpty();
        tally.Missing.ShouldBeEmpty("permission that is too narrow is a fault too");
        tally.OverHttp.ShouldBeGreaterThan(200);
        tally.ChecksByPath.Keys.Count(path => path.StartsWith("POST", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
    }

    [Fact]
    [Trait("Req", "R46")]
    public async Task Check_that_is_deleted_is_noticed_when_reading_and_when_writing()
    {
        await using var site = await SweepSite.CreateAsync(World(), MutationTableTests.Permissive<OperationScopeFactory>);
        var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
        var agent = CommandVisits.AgentWithHiddenCase(site.World);
        var hidden = CommandVisits.HiddenFrom(site.World, agent, tally.At);
        var before = await StoredRows.ReadAsync(site.Services);

        await new ApiVisits(site, tally).VisitAsync(agent, hidden, oneIn: 1_000);

        tally.LeakingPaths.ShouldContain(path => path.StartsWith("GET/api/v1/", StringComparison.Ordinal));
        StoredRows.Touched(before, await StoredRows.ReadAsync(site.Services), hidden).ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_operation_with_a_body_is_about_an_object_or_has_a_reason()
    {
        using var app = new ConsoleApp("Testing");
        var bodies = ApiVisits.RoutesOf(app.Services).Select(route => route.Name).Where(name => ApiExamples.Of(name) is not null).ToList();

        bodies.Count.ShouldBeGreaterThan(15);
        bodies.Except(ApiBodies.Named.Keys.Concat(ApiBodies.Unnamed.Keys), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_other_route_that_takes_more_than_a_get_has_a_reason()
    {
        using var app = new ConsoleApp("Testing");
        var swept = ApiVisits.RoutesOf(app.Services).Select(route => route.Endpoint).ToHashSet();
        var others = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route => !swept.Contains(route) && TakesMoreThanAGet(route))
            .Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is null) // pages: their operations are swept
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(route => route.RoutePattern.RawText!.Trim('/'))
            .Where(pattern => !pattern.StartsWith('_')) // the circuit
            .Distinct(StringComparer.Ordinal)
            .ToList();

        others.ShouldBe(s_otherRoutes.Keys, ignoreOrder: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(true, "GET", "HEAD", "DELETE")]
    [InlineData(false, "GET", "HEAD")]
    public void Rule_finds_other_methods(bool takesMore, params string[] methods)
    {
        var route = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/somewhere"), 0);
        route.Metadata.Add(new HttpMethodMetadata(methods));

        TakesMoreThanAGet((RouteEndpoint)route.Build()).ShouldBe(takesMore);
    }

    // one that names no method takes all
    private static bool TakesMoreThanAGet(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods
        || methods.Any(method => method is not ("GET" or "HEAD" or "OPTIONS"));

    private static SweptWorld World() => SweptWorld.Generate(37, SweepSize.Small.People, SweepSize.Small.Objects);
}
