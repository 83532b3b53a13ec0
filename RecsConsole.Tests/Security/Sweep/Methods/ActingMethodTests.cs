using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Security.Sweep.Commands;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep.Methods;

/// <summary>Operations have methods besides RunAsync; no name keeps one out of the sweep.</summary>
[Trait("Req", "R46")]
[Trait("Req", "R51")]
public sealed class ActingMethodTests(OperationTests.Application application) : IClassFixture<OperationTests.Application>
{
    public static TheoryData<string> Answering =>
        [
            .. ActingMethods
                .All.Where(IsAnswer)
                .Where(method => !ActingMethods.Unvisited.ContainsKey(method.Name))
                .Select(each => each.FullName),
        ];

    [Fact]
    public void Each_method_says_by_its_name_what_it_does_or_why_it_is_not_visited()
    {
        ActingMethods
            .All.Where(method => !ActingMethods.Reads(method) && !ActingMethods.Changes(method))
            .Select(method => method.Name)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(ActingMethods.Unvisited.Keys, ignoreOrder: true, "add the first word of its name to the right list");
        ActingMethods.All.Select(method => method.FullName).ShouldBeUnique();
    }

    [Theory]
    [InlineData("VersionLife.SubmitAsync")]
    [InlineData("VersionLife.WithdrawAsync")]
    [InlineData("VersionLife.PublishAsync")]
    [InlineData("VersionLife.RetireAsync")]
    [InlineData("ResetPassword.RemoveFactorAsync")]
    [InlineData("ListCaseEvents.CountAsync")]
    [InlineData("ListConnections.QueuesAsync")]
    public void Method_with_another_name_is_found(string name) => ActingMethods.All.Select(method => method.Name).ShouldContain(name);

    [Fact]
    public void No_page_and_no_route_has_the_methods_that_are_not_visited()
    {
        var classes = ActingMethods.Unvisited.Keys.Select(name => name.Split('.')[0]).ToHashSet(StringComparer.Ordinal);

        SourceFile
            .Under("RecsConsole", ".cs")
            .Where(file =>
                file.Path.EndsWith(".razor.cs", StringComparison.Ordinal)
                || file.Path.StartsWith("RecsConsole/Api/", StringComparison.Ordinal)
            )
            .Where(file => file.Identifiers().Any(classes.Contains))
            .Select(file => file.Path)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Answering))]
    [Trait("Req", "R57")]
    public async Task Direct_call_by_a_person_without_any_role_is_refused(string name)
    {
        var method = ActingMethods.All.Single(each => each.FullName == name);
        var actor = await application.AddPersonAsync(name);

        var error = await OperationTests.CallAsync(application, method.Type, method.Method, actor);

        error.ShouldNotBeNull($"{name} answered a person without any role.");
        error.Kind.ShouldBeOneOf(ErrorKind.Forbidden, ErrorKind.NotFound);
    }

    [Fact]
    public async Task Deleted_checks_are_noticed_through_these_methods()
    {
        await using var site = await SweepSite.CreateAsync(
            SweptWorld.Generate(29, SweepSize.Small.People, SweepSize.Small.Objects),
            MutationTableTests.Permissive<OperationScopeFactory>
        );
        var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
        var operations = new OperationVisits(site, tally);
        var agent = CommandVisits.AgentWithHiddenCase(site.World);

        foreach (var method in ActingMethods.Reading)
        {
            await operations.VisitAsync(method, agent, CommandVisits.HiddenFrom(site.World, agent, tally.At));
        }

        tally.LeakingPaths.ShouldContain("ListCaseEvents.CountAsync");
        tally.LeakingPaths.ShouldContain("ReadCase.MayOpenAsync");
    }

    private static bool IsAnswer(ActingMethod method) =>
        method.Method.ReturnType is { IsGenericType: true } task
        && task.GetGenericArguments()[0] is { IsGenericType: true } answer
        && answer.GetGenericTypeDefinition() == typeof(Result<>);
}
