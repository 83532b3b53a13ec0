using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Explanations;

/// <summary>A Low sign beside a good record says what makes the difference.</summary>
[Trait("Req", "R73")]
public sealed class LowChanceTests
{
    private static readonly StepTally s_overall = new(1000, 880);
    private static readonly StepTally s_good = new(100_000, 88_000);

    [Fact]
    public void Little_time_is_said() =>
        ReasonOf(Chances(inAll: new(100_000, 40_000)))
            .ShouldBe("Low: with this much time gone, 40 % of cases end well whatever is done; 88 % is usual");

    [Fact]
    public void A_bad_situation_is_said() =>
        ReasonOf(Chances(ofState: new(100_000, 60_000)))
            .ShouldBe("Low: in this situation, 60 % of cases end well whatever is done; 88 % is usual");

    [Fact]
    public void An_action_that_helps_less_often_is_said() =>
        ReasonOf(Chances(new ActionChance("fix", new(100_000, 70_000), new(100_000, 70_000))))
            .ShouldBe("Low: after it, 70 % of cases end well here; 88 % is usual");

    [Fact]
    public void An_action_that_only_closes_says_how_often_cases_are_closed_here() =>
        ReasonOf(Chances(new ActionChance("fix", s_good, s_good)), kind: "close")
            .ShouldBe("Low: at this point, 10 % of cases are closed next, the others need another step first");

    // the situation takes a little, and that few cases are closed here takes most of it
    [Theory]
    [InlineData(400_000, "Low: at this point, 40 % of cases are closed next, the others need another step first")]
    [InlineData(950_000, "Low: in this situation, 80 % of cases end well whatever is done; 88 % is usual")]
    public void A_closing_action_names_what_lowers_its_chance_most(long next, string reason)
    {
        StepTally worse = new(100_000, 80_000);

        ItemOf(Chances(ofState: worse), kind: "close", next: next).ConfidenceReason().ShouldBe(reason);
    }

    // usual in a tenant whose cases seldom end well: no rate is below the usual one, and Medium still takes more
    [Fact]
    public void A_chance_below_what_medium_takes_is_said()
    {
        StepTally seldom = new(100_000, 39_900);

        ReasonOf(new(seldom, seldom, seldom, []) { OfCourse = seldom, Overall = seldom })
            .ShouldBe("Low: 12 similar resolved cases used it, but its chance on this case is 39 %; Medium takes 40 %");
    }

    // not every case is ready to be closed, and no other step needs one to be: closing is compared with others once the case is ready
    [Theory]
    [InlineData(800_000, "High: it solved 12 of 12 similar resolved cases that used it in this state")]
    [InlineData(640_000, "Medium: it solved 12 of 12 similar resolved cases that used it in this state")]
    [InlineData(490_000, "Low: at this point, 49 % of cases are closed next, the others need another step first")]
    public void Closing_is_low_only_where_most_cases_need_another_step_first(long next, string reason) =>
        ItemOf(Chances(new ActionChance("fix", s_good, s_good)), kind: "close", next: next).ConfidenceReason().ShouldBe(reason);

    [Fact]
    public void The_card_of_a_closing_action_says_that_some_cases_need_another_step_first() =>
        LowChanceLabels
            .Of(ItemOf(Chances(new ActionChance("fix", s_good, s_good)), kind: "close", next: 490_000).Confidence.Reason)
            .ShouldBe("Low: not every case is closed at this point, some need another step first.");

    [Fact]
    public void Closing_is_low_where_cases_that_were_closed_ended_well_less_often_than_usual() =>
        ReasonOf(Chances(new ActionChance("fix", new(100_000, 70_000), new(100_000, 70_000))), kind: "close", next: 990_000)
            .ShouldBe("Low: after it, 70 % of cases end well here; 88 % is usual");

    [Theory]
    [InlineData(40_000, 40_000, "work")]
    [InlineData(100_000, 60_000, "work")]
    [InlineData(100_000, 100_000, "close")]
    public void The_card_shows_it_because_its_check_confirms_it(int inAll, int ofState, string kind)
    {
        var item = ItemOf(Chances(inAll: new(100_000, inAll), ofState: new(100_000, ofState)), kind);
        foreach (var language in ExplanationLanguage.Codes)
        {
            var problems = new List<string>();
            new ExplanationWriter((_, _) => null, language, (_, problem) => problems.Add(problem)).WriteConfidence(
                item.Confidence,
                item.Facts
            );
            problems.ShouldBeEmpty(language);
        }
    }

    [Theory]
    [InlineData(95_000, 3, "Medium: its chance rests on 100,000 steps of finished cases in this state")]
    [InlineData(95_000, 12, "High: it solved 12 of 12 similar resolved cases that used it in this state")]
    [InlineData(89_000, 12, "Medium: it solved 12 of 12 similar resolved cases that used it in this state")]
    [InlineData(70_000, 3, "Low: only 3 similar resolved cases used this action in this state")]
    public void Sign_follows_the_counted_chance_where_few_similar_cases_used_the_step(int good, int similar, string reason) =>
        ItemOf(Chances(Counted(good)), similar: similar).ConfidenceReason().ShouldBe(reason);

    private static ActionChance Counted(int good) =>
        new("fix", new(100_000, good), new(100_000, good)) { Ever = new(100_000, good), Expected = 880_000 };

    private static string ReasonOf(ChanceFacts chances, string kind = "work", long next = 100_000) =>
        ItemOf(chances, kind, next).ConfidenceReason();

    private static SlateItem ItemOf(ChanceFacts chances, string kind = "work", long next = 100_000, int similar = 12) =>
        ASnapshot()
            .WithAction("fix", kind)
            .WithSimilarCases(similar, "fix")
            .WithHistory(_ => new() { Chances = chances, Forecast = new("model", [new("fix", next)]) })
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix");

    private static ChanceFacts Chances(params ActionChance[] actions) =>
        new(s_good, s_good, s_good, actions) { OfCourse = s_good, Overall = s_overall };

    private static ChanceFacts Chances(StepTally? inAll = null, StepTally? ofState = null) =>
        new(inAll ?? s_good, ofState ?? inAll ?? s_good, ofState ?? inAll ?? s_good, [])
        {
            OfCourse = inAll ?? s_good,
            Overall = s_overall,
        };
}
