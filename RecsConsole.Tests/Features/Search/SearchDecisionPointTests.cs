using RecsConsole.Features.Search;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Search;

/// <summary>The external decision point for search results.</summary>
[Trait("Req", "R48")]
public sealed class SearchDecisionPointTests
{
    [Fact]
    public async Task Denied_result_is_neither_listed_nor_counted()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await SearchDesk.OpenAsync(replace: services => point.Serve(services));
        var query = new SearchQuery { Text = "printer jams", Kind = SearchKind.Document };
        var before = (await desk.SearchAsync(desk.Agent, query)).Groups[0];
        point.Denied.Add("guide");
        point.Requests.Clear();

        var answer = await desk.SearchAsync(desk.Agent, query);

        before.Lines.ShouldContain(line => line.Key == "guide");
        answer.Groups[0].Lines.ShouldNotContain(line => line.Key == "guide");
        answer.Groups[0].Total.ShouldBe(before.Total - 1);
        point.Requests.Count.ShouldBe(2); // one request for entry, one for all rows
    }

    [Fact]
    public async Task Rows_that_are_not_answered_in_time_are_not_shown_and_it_is_said()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await SearchDesk.OpenAsync(replace: services => point.Serve(services, TimeSpan.FromSeconds(2)));
        point.BatchDelay = TimeSpan.FromSeconds(30);

        var answer = await desk.SearchAsync(desk.Agent, new() { Text = "printer jams", Kind = SearchKind.Document });

        answer.Lines.ShouldBeEmpty();
        answer.Groups.ShouldAllBe(group => group.Total == 0);
        answer.Choices.Issues.ShouldBeEmpty();
        answer.Notice.ShouldNotBeNull().ShouldContain("could not be checked");
    }

    [Fact]
    public async Task Nobody_is_asked_without_one()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await SearchDesk.OpenAsync();

        await desk.SearchAsync(desk.Agent, new() { Text = "printer jams" });

        point.Requests.ShouldBeEmpty();
    }
}
