using RecsConsole.Engine.Routing;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Routing;

/// <summary>Earlier cases vote on where a new case leads, such as to a person or a document.</summary>
public sealed class RoutingHistoryTests
{
    private const double Exact = 1e-6;
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly bool[] s_all = [true, true];

    [Fact]
    public void A_case_that_agrees_in_a_field_weighs_more_by_the_factor_of_the_field()
    {
        var history = new RoutingHistory([Case("Bo", ("team", "one")), Case("Cy", ("team", "two"))], null);

        var answer = history.Ask(RoutingTarget.Person, Fields(("team", "one")), s_all, 5)!;

        // weights of e squared to one, before anything was learned
        answer.Items.Select(item => item.Id).ShouldBe(["Bo", "Cy"]);
        answer.Items[0].Share.ShouldBe(0.880797, Exact);
        answer.Items[1].Share.ShouldBe(0.119203, Exact);
        (answer.Cases, answer.Alike.Count).ShouldBe((2, 0));
    }

    [Fact]
    public void A_case_fades_with_the_mixed_half_lives()
    {
        var history = new RoutingHistory([Case("Bo", daysAgo: 45), Case("Cy")], null);

        var answer = history.Ask(RoutingTarget.Person, [], s_all, 5)!;

        // half of the weight halves in 45 days and the other half hardly fades: 0.75 of the later case's weight
        answer.Items.Select(item => item.Id).ShouldBe(["Cy", "Bo"]);
        answer.Items[1].Share.ShouldBe(0.749844 / 1.749844, 1e-5);
    }

    [Fact]
    [Trait("Req", "R56")]
    public void A_class_that_is_not_permitted_counts_nowhere_and_ages_nothing()
    {
        RoutedCase[] open = [Case("Bo", daysAgo: 30, ("team", "one")), Case("Cy", daysAgo: 40, ("team", "one"))];
        var hidden = Case("Di", ("team", "one")) with { Class = 1 };

        var answer = new RoutingHistory([.. open, hidden], null).Ask(RoutingTarget.Person, Fields(("team", "one")), [true, false], 5);

        answer.ShouldBeEquivalentTo(new RoutingHistory(open, null).Ask(RoutingTarget.Person, Fields(("team", "one")), s_all, 5));
    }

    [Fact]
    public void Not_to_know_a_field_is_no_agreement()
    {
        var history = new RoutingHistory([Case("Bo"), Case("Cy", ("team", "one"))], null);

        var answer = history.Ask(RoutingTarget.Person, Fields(("region", "EU")), s_all, 5)!;

        answer.Items.Select(item => item.Share).ShouldAllBe(share => Math.Abs(share - 0.5) < Exact);
    }

    [Fact]
    public void The_sentence_counts_cases_that_agree_in_telling_fields_while_enough_are_left()
    {
        var alike = Enumerable.Range(0, 12).Select(i => Case(i < 9 ? "Bo" : "Cy", ("team", "one"), ("site", i < 3 ? "a" : "b")));
        var others = Enumerable.Range(0, 20).Select(_ => Case("Di", ("team", "two"), ("site", "c")));
        var history = new RoutingHistory([.. alike, .. others], null);

        var answer = history.Ask(RoutingTarget.Person, Fields(("team", "one"), ("site", "a")), s_all, 5)!;

        // three cases of site a are too few to be counted separately
        (string.Join(',', answer.Alike), answer.Cases).ShouldBe(("team", 12));
        answer.Items.Single(item => item.Id == "Bo").Cases.ShouldBe(9);
        answer.Items.Single(item => item.Id == "Di").Cases.ShouldBe(0);
    }

    [Fact]
    public void Documents_of_one_case_count_it_once()
    {
        var history = new RoutingHistory(
            [Case("Bo") with { Documents = ["guide", "table"] }, Case("Bo") with { Documents = ["guide"] }],
            null
        );

        var answer = history.Ask(RoutingTarget.Document, [], s_all, 5)!;

        answer.Cases.ShouldBe(2);
        answer.Items.Select(item => (item.Id, item.Cases, Math.Round(item.Share, 6))).ShouldBe([("guide", 2, 1.0), ("table", 1, 0.5)]);
    }

    [Fact]
    public void What_decides_is_learned_and_noise_is_not()
    {
        var cases = Learned();

        var weights = new RoutingHistory(cases, null).Model.Team;

        weights.Fields["field:sub"].ShouldBeGreaterThan(2);
        weights.Fields.GetValueOrDefault("priority").ShouldBeLessThan(0.5);
        var team = new RoutingHistory(cases, null).Ask(RoutingTarget.Team, Fields(("field:sub", "s3"), ("priority", "1")), s_all, 3)!;
        team.Items[0].Id.ShouldBe("team-3");
        team.Alike.ShouldBe(["field:sub"]);
    }

    [Fact]
    public void Of_the_cases_of_a_team_nobody_counts_how_many_that_team_finished()
    {
        var cases = Enumerable
            .Range(0, 40)
            .Select(i => Case("Bo", ("team", $"team-{i % 2}"), ("field:sub", i < 20 ? "s0" : "s1")) with { Team = $"team-{i % 2}" });
        var history = new RoutingHistory(cases, null);
        var fields = Fields(("team", "team-0"), ("field:sub", "s0"));

        var teams = history.Ask(RoutingTarget.Team, fields, s_all, 3)!;

        teams.Alike.ShouldBe(["field:sub"]);
        teams.Cases.ShouldBe(20);
        teams.Items.Single(item => item.Id == "team-0").Cases.ShouldBe(10);
        history.Ask(RoutingTarget.Person, fields, s_all, 3)!.Alike.ShouldContain("team");
    }

    [Fact]
    public void The_same_cases_in_any_order_teach_the_same()
    {
        var cases = Learned();

        var (one, other) = (new RoutingHistory(cases, null).Model, new RoutingHistory(Enumerable.Reverse(cases), null).Model);

        other.Team.Fields.ShouldBe(one.Team.Fields, ignoreOrder: true);
        other.Team.Ages.ShouldBe(one.Team.Ages);
    }

    [Fact]
    public void Nothing_is_said_without_a_case() => new RoutingHistory([], null).Ask(RoutingTarget.Team, [], [], 5).ShouldBeNull();

    // One case every quarter of a day: the team depends on the subcategory, the priority tells nothing.
    private static List<RoutedCase> Learned() =>
        [
            .. Enumerable
                .Range(0, 400)
                .Select(i =>
                    Case("Bo", daysAgo: i / 4.0, ("field:sub", $"s{i % 5}"), ("priority", $"{i / 7 % 3}")) with
                    {
                        Team = $"team-{i % 5}",
                    }
                ),
        ];

    private static RoutedCase Case(string person, params (string Field, string Value)[] fields) => Case(person, 0, fields);

    private static RoutedCase Case(string person, double daysAgo, params (string Field, string Value)[] fields) =>
        new(0, s_now.AddDays(-daysAgo).AddHours(-3), s_now.AddDays(-daysAgo), Fields(fields), person, null, []);

    private static KeyValuePair<string, string>[] Fields(params (string Field, string Value)[] fields) =>
        [.. fields.Select(each => KeyValuePair.Create(each.Field, each.Value))];
}
