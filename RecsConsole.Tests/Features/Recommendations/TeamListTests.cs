using Bunit;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Recommendations.TeamAdvice;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Features.Recommendations;

public sealed class TeamListTests : BunitContext
{
    [Fact]
    public void Without_any_count_it_says_that_nothing_is_known()
    {
        var list = Show(null);

        list.FindAll("li").ShouldBeEmpty();
        list.Find("p").TextContent.ShouldBe("No finished case shows which team handles such cases.");
    }

    [Fact]
    public void Teams_of_cases_of_any_kind_are_not_called_those_of_similar_cases() =>
        Show(new([], 400, [new("l2", 300, 750_000)]))
            .Find("p")
            .TextContent.ShouldBe("No finished case shows which team handles such cases.");

    [Fact]
    public void Where_no_team_has_a_share_worth_naming_it_says_among_how_many_cases() =>
        Show(new(["product"], 80, [new("l2", 3, 40_000), new("l3", 2, 30_000)]))
            .Find("p")
            .TextContent.ShouldBe("No team stands out among 80 similar finished cases.");

    [Fact]
    public void Teams_stand_in_the_order_of_their_shares_each_with_its_count()
    {
        var list = Show(new(["product"], 60, [new("l2", 41, 680_000), new("l3", 12, 200_000), new("l4", 0, 60_000), new("l5", 1, 10_000)]));

        list.FindAll("li").Select(row => row.GetAttribute("data-team")).ShouldBe(["l2", "l3"]);
        list.FindAll(".why")
            .Select(row => row.TextContent)
            .ShouldBe(["Finished 41 of 60 cases with the same product.", "Finished 12 of 60 cases with the same product."]);
    }

    [Fact]
    public void At_most_three_teams_are_named() =>
        Show(new(["product"], 40, [.. Enumerable.Range(1, 5).Select(number => new RoutedItem($"l{number}", 8, 200_000))]))
            .FindAll("li")
            .Count.ShouldBe(3);

    [Theory]
    [InlineData(55, 60, 900_000, "High")]
    [InlineData(26, 60, 450_000, "Medium")]
    [InlineData(7, 60, 120_000, "Low")]
    [InlineData(4, 4, 950_000, "Medium")] // four cases are not enough for more
    [Trait("Req", "R74")]
    public void The_sign_is_as_sure_as_share_and_number_of_cases_allow(int finished, int cases, long share, string sign)
    {
        var badge = Show(new(["product"], cases, [new("l2", finished, share)])).Find(".conf");

        badge.ClassList.ShouldContain(sign.ToLowerInvariant());
        badge.GetAttribute("title").ShouldBe($"Finished {finished} of {cases} cases with the same product");
    }

    [Fact]
    public void The_team_that_has_the_case_is_marked_and_no_other()
    {
        var list = Show(new(["product"], 60, [new("support", 30, 500_000), new("l3", 20, 300_000)]), team: "l3");

        list.FindAll("li").Select(row => row.TextContent.Contains("has the case", StringComparison.Ordinal)).ShouldBe([false, true]);
    }

    [Fact]
    public void The_only_team_is_no_advice_when_it_has_the_case() =>
        Show(new(["product"], 16, [new("l3", 16, 940_000)]), team: "l3").Markup.Trim().ShouldBeEmpty();

    private IRenderedComponent<TeamList> Show(RoutedFacts? teams, string? team = null)
    {
        var snapshot = ASnapshot()
            .WithCase(it => it with { Team = team })
            .WithHistory(it => it with { Routing = new(null, teams, null) })
            .Build();
        var shown = ShownTeams.From(snapshot, new ExplanationWriter((_, _) => null));
        return Render<TeamList>(parameters => parameters.Add(list => list.Teams, shown));
    }
}
