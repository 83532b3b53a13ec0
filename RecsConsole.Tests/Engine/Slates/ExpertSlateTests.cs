using RecsConsole.Engine.Access;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>
/// People on a slate: a plan's prices are subtracted from their scores, the one asked least goes first among equals, and requests per day
/// are capped.
/// </summary>
public sealed class ExpertSlateTests
{
    [Fact]
    [Trait("Req", "R45")]
    public void Repeated_requests_go_round_among_people_who_fit_equally_well()
    {
        var asked = new int[4];
        for (var request = 0; request < 40; request++)
        {
            var first = Desk(asked).Slate(SlateKind.Expert).Items[0].Id;
            asked[Enumerable.Range(0, 4).Single(i => Key(10 + i) == first)]++;
        }

        asked.ShouldBe([10, 10, 10, 10]);
    }

    [Fact]
    [Trait("Req", "R45")]
    [Trait("Req", "R85")]
    public void Going_round_is_a_recorded_move_and_never_passes_a_clearly_better_match()
    {
        var slate = ASnapshot()
            .WithExpert(10, Skilled(5), it => it with { Asked = 30 })
            .WithExpert(11, Skilled(2), it => it with { Asked = null })
            .WithExpert(12, Skilled(2), it => it with { Asked = 3 })
            .Open()
            .Slate(SlateKind.Expert);

        slate.Ids().ShouldBe([Key(10), Key(11), Key(12)]);
        Desk([2, 0, 0, 0]).Slate(SlateKind.Expert).Moves.ShouldAllBe(move => move.Rule == StandardSlatePolicy.ExposureRule);
    }

    [Fact]
    [Trait("Req", "R81")]
    public void Who_was_asked_as_often_as_a_day_allows_is_left_out_as_overloaded()
    {
        var slate = ASnapshot()
            .WithConfiguration(it => it with { MostAsksADay = 3, ExpertLoadFilter = false })
            .WithExpert(10, presence: it => it with { AskedToday = 3 })
            .WithExpert(11, presence: it => it with { AskedToday = 2 })
            .Open()
            .Slate(SlateKind.Expert);

        slate.Ids().ShouldBe([Key(11)]);
        slate.ReasonsAgainst(Key(10)).ShouldBe([ReasonCode.ExpertOverloaded]);
    }

    [Fact]
    [Trait("Req", "R45")]
    [Trait("Req", "R42")]
    public void A_price_comes_off_the_score_as_it_is()
    {
        var slate = ASnapshot()
            .WithExpert(10, presence: it => it with { Price = 60_000 })
            .WithExpert(11, presence: it => it with { Price = 20_000 })
            .Open()
            .Slate(SlateKind.Expert);

        slate.Ids().ShouldBe([Key(11), Key(10)]);
        (slate.Item(Key(11)).Score - slate.Item(Key(10)).Score).ShouldBe(40_000);
        slate.Item(Key(10)).Contributions.Single(part => part.Term == "workload_penalty").Amount.ShouldBe(-60_000);
    }

    [Fact]
    [Trait("Req", "R42")]
    public void Without_a_plan_the_share_of_capacity_in_use_stands_for_the_price() =>
        ASnapshot()
            .WithExpert(10, presence: it => it with { OpenCases = 4, Capacity = 8 })
            .Open()
            .Slate(SlateKind.Expert)
            .Item(Key(10))
            .Contributions.Single(part => part.Term == "workload_penalty")
            .Amount.ShouldBe(-50_000);

    [Fact]
    [Trait("Req", "R45")]
    [Trait("Req", "R86")]
    public void The_card_says_what_the_spread_cost_from_facts()
    {
        var snapshot = ASnapshot()
            .WithExpert(10, Skilled(5), it => it with { OpenCases = 7, Price = 90_000 })
            .WithExpert(11, Skilled(4), it => it with { OpenCases = 1, Price = 10_000 })
            .Build();
        var slate = (snapshot with { Plan = new("support", 3) }).Open().Slate(SlateKind.Expert);

        var taken = slate.Items[0];
        taken.Id.ShouldBe(Key(11));
        taken.Sentences().ShouldContain("Has 6 fewer open cases than a closer match further down");
        taken.Facts.Single(fact => fact.Id == "less").Sources.ShouldBe(["plan:support:3"]);
        slate.Items[1].Sentences().ShouldNotContain(text => text.StartsWith("Spread"));
    }

    private static RankingResult Desk(int[] asked)
    {
        var builder = ASnapshot();
        for (var i = 0; i < asked.Length; i++)
        {
            var times = asked[i] == 0 ? (int?)null : asked[i];
            builder.WithExpert(10 + i, presence: it => it with { Asked = times });
        }

        return builder.Open();
    }

    private static Func<PersonFacts, PersonFacts> Skilled(int level) =>
        it => it with { Skills = new Dictionary<string, int>(StringComparer.Ordinal) { ["sign_in"] = level } };
}
