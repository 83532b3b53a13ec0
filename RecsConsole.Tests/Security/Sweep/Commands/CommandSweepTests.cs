using RecsConsole.Access;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep.Commands;

/// <summary>Commands called with objects that are hidden from their caller, of the own tenant and of another.</summary>
public sealed class CommandSweepTests
{
    [Fact]
    [Trait("Req", "R46")]
    [Trait("Req", "R51")]
    [Trait("Req", "R57")]
    public async Task No_command_touches_what_its_caller_may_not_be_told_of()
    {
        await using var site = await SweepSite.CreateAsync(World());
        var visits = new CommandVisits(site, new(site.World, DateTimeOffset.UtcNow));
        List<string> touched = [];

        // administrators come last: what they change by right is in nobody's way then
        foreach (var person in site.World.People.Take(7).OrderBy(each => each.Roles.Contains("admin")))
        {
            touched.AddRange(await visits.RunAsync(person));
        }

        touched.ShouldBeEmpty();
        visits.Answered.ShouldBeGreaterThan(visits.Called * 6 / 10, "most calls reach an answer or a refusal");
    }

    [Fact]
    [Trait("Req", "R46")]
    public async Task Check_that_is_deleted_is_noticed_by_the_rows()
    {
        await using var site = await SweepSite.CreateAsync(World(), MutationTableTests.Permissive<OperationScopeFactory>);
        var agent = CommandVisits.AgentWithHiddenCase(site.World);

        var touched = await new CommandVisits(site, new(site.World, DateTimeOffset.UtcNow)).RunAsync(agent);

        touched.ShouldNotBeEmpty();
    }

    [Fact]
    public void Commands_are_many_and_each_exception_is_a_command()
    {
        CommandVisits.Types.Count.ShouldBeGreaterThan(80);
        CommandVisits
            .Unvisited.Keys.Except(
                ReadOperations.All.Where(type => !ReadOperations.Reads(type)).Select(type => type.Name),
                StringComparer.Ordinal
            )
            .ShouldBeEmpty();
    }

    private static SweptWorld World() => SweptWorld.Generate(29, SweepSize.Small.People, SweepSize.Small.Objects);
}
