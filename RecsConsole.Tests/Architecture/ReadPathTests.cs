using RecsConsole.Tests.Security.Sweep;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>Every read path is part of the permission sweep or has a reason not to be. A new one that is neither fails a test.</summary>
public sealed class ReadPathTests
{
    [Fact]
    [Trait("Req", "R51")]
    public void Every_operation_is_swept_or_says_by_its_name_that_it_changes_something() =>
        ReadOperations
            .All.Where(type => !ReadOperations.Reads(type) && !ReadOperations.Changes(type))
            .Select(type => type.FullName)
            .ShouldBeEmpty("its first word is in neither list of ReadOperations: add the verb to the right one");

    [Fact]
    [Trait("Req", "R51")]
    public void Every_reading_operation_can_be_visited_or_has_a_reason() =>
        ReadOperations
            .All.Where(ReadOperations.Reads)
            .Where(type => !ReadOperations.Unswept.ContainsKey(type.Name) && !OperationVisits.CanVisit(type))
            .Select(type => type.FullName)
            .ShouldBeEmpty("write a visit, or a reason in ReadOperations.Unswept");

    [Fact]
    public void Sweep_covers_operations_and_routes()
    {
        using var app = new ConsoleApp("Testing");
        var routes = HttpVisits.RoutesOf(app.Services);

        ReadOperations.All.Count(ReadOperations.Reads).ShouldBeGreaterThan(30);
        routes.Count(route => !HttpVisits.IsUnswept(route)).ShouldBeGreaterThan(20);
        var patterns = routes.Select(route => route.RoutePattern.RawText).ToList();
        patterns.ShouldContain("/cases/{Key}");
        patterns.ShouldContain("/documents/{Key}");
    }

    [Fact]
    public void No_page_escapes_the_sweep_by_the_start_of_its_address_and_each_exception_is_a_route()
    {
        using var app = new ConsoleApp("Testing");
        var routes = HttpVisits.RoutesOf(app.Services);

        var swept = routes.Where(route => !HttpVisits.IsUnswept(route)).Select(route => route.RoutePattern.RawText).ToList();
        swept.ShouldContain("/accounts");
        swept.ShouldContain("/accounts/{Key}");
        swept.ShouldContain("/account/password");
        HttpVisits.Unswept.Keys.Where(start => !routes.Any(route => HttpVisits.IsAtOrBelow(route, start))).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R51")]
    public void Commands_that_act_for_a_person_are_known_and_show_what_swept_operations_answer() =>
        SourceFile
            .Under("RecsConsole/Cli", ".cs")
            .Where(file => file.Identifiers().Contains("ActorLookup") && file.Identifiers().Contains("PersonAsync"))
            .Select(file => file.Path)
            .Where(path => !path.EndsWith("/ActorLookup.cs", StringComparison.Ordinal))
            .ShouldBe(
                [
                    "RecsConsole/Cli/Bench/Figures/BenchInsightsCommand.cs",
                    "RecsConsole/Cli/KeysCommand.cs", // the person is whose keys are renewed, and nothing of theirs is shown
                    "RecsConsole/Cli/RecommendCommand.cs",
                ],
                "others act for whoever keeps the server, who has the database; a new one for a person calls operations, and is added here"
            );

    [Fact]
    public void Oracle_knows_nothing_of_the_product()
    {
        var oracle = SourceFile
            .Under("RecsConsole.Tests/Security/Sweep", ".cs")
            .Where(file =>
                file.Path.EndsWith("/Oracle.cs", StringComparison.Ordinal)
                || file.Path.Contains("/Sweep/SweptPerson", StringComparison.Ordinal)
                || file.Path.Contains("/Sweep/SweptObject", StringComparison.Ordinal)
                || file.Path.Contains("/Sweep/SweptGrant", StringComparison.Ordinal)
            )
            .ToList();

        oracle.Count.ShouldBe(4);
        foreach (var file in oracle)
        {
            file.Text.ShouldNotContain("using ");
            file.Identifiers()
                .Where(name =>
                    name.StartsWith("Access", StringComparison.Ordinal)
                    || name is "ConsoleRole" or "Classifications" or "AclEntry" or "Recommender"
                )
                .ShouldBeEmpty();
        }
    }
}
