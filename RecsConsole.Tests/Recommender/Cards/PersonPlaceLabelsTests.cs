using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Cards;

/// <summary>A person above one who looks better on the cards has the reason on the card.</summary>
public sealed class PersonPlaceLabelsTests
{
    private static readonly ShownPerson s_free = new(2, 8, InWorkingHours: true, null);
    private static readonly ShownPerson s_nearlyFull = new(7, 8, InWorkingHours: true, null);
    private static readonly ShownPerson s_away = new(2, 8, InWorkingHours: false, null);

    [Theory]
    [InlineData(88, 89, true)]
    [InlineData(88, 88, false)]
    [InlineData(89, 88, false)]
    public void Less_load_is_the_reason_only_against_a_better_chance(int upper, int lower, bool isSaid)
    {
        var marta = Item("marta", 1, upper, new(HeuristicRanker.WorkloadPenalty, 0, 0, -25_000));
        var jonas = Item("jonas", 2, lower, new(HeuristicRanker.WorkloadPenalty, 0, 0, -87_500));

        WordsOf(marta, s_free, jonas, s_nearlyFull).ShouldBe(isSaid ? "Ranked above jonas, who has less room for another case." : null);
    }

    [Fact]
    public void Whoever_has_no_load_at_all_has_no_such_part_in_the_score()
    {
        var jonas = Item("jonas", 2, 89, new(HeuristicRanker.WorkloadPenalty, 0, 0, -87_500));

        WordsOf(Item("marta", 1, 88), s_free, jonas, s_nearlyFull).ShouldBe("Ranked above jonas, who has less room for another case.");
    }

    [Fact]
    public void Whoever_is_nearly_full_stands_above_one_with_room_for_a_reason()
    {
        var jonas = Item(
            "jonas",
            1,
            88,
            new(FeatureColumns.RoutingShare, 0, 0, 311_000),
            new Provenance(SourceNames.Routing, 1, 311_000, [])
        );
        var marta = Item(
            "marta",
            2,
            88,
            new(FeatureColumns.RoutingShare, 0, 0, 268_000),
            new Provenance(SourceNames.Routing, 1, 268_000, [])
        );

        WordsOf(jonas, s_nearlyFull, marta, s_free).ShouldBe("Ranked above marta: finishes more cases like this one.");
    }

    [Fact]
    public void Absence_is_the_reason_only_for_one_who_is_away()
    {
        var here = Item("here", 1, 80, new(FeatureColumns.SlaUrgency, 0, 0, 160_000));
        var other = Item("other", 2, 90, new(FeatureColumns.SlaUrgency, 0, 0, 0));

        WordsOf(here, s_free, other, s_away).ShouldBe("Ranked above other, who is out of working hours.");
        WordsOf(here, s_free, other, s_free).ShouldBeNull();
    }

    [Fact]
    public void Shared_work_is_the_reason_where_it_is_what_fits_better()
    {
        var upper = Item(
            "upper",
            1,
            80,
            new(FeatureColumns.Match, 0, 0, 300_000),
            new Provenance(SourceNames.Skills, 1, 700_000, []),
            new Provenance(SourceNames.Collaboration, 1, 180_000, [])
        );
        var other = Item("other", 2, 90, new(FeatureColumns.Match, 0, 0, 250_000), new Provenance(SourceNames.Skills, 1, 700_000, []));

        WordsOf(upper, s_free, other, s_free).ShouldBe("Ranked above other: has worked more with the people on this case.");
    }

    [Fact]
    public void Small_lead_is_no_reason()
    {
        var upper = Item("upper", 1, 80, new(HeuristicRanker.WorkloadPenalty, 0, 0, -25_000));
        var other = Item("other", 2, 90, new(HeuristicRanker.WorkloadPenalty, 0, 0, -25_100));

        WordsOf(upper, s_free, other, s_nearlyFull).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 4, 50, 40, true)] // one has no chance on the card, the other has
    [InlineData(4, 0, 50, 60, false)]
    [InlineData(0, 0, 50, 60, false)] // neither shows a chance: the hidden figures are no reason
    public void Person_without_a_chance_of_their_own_looks_worse_than_one_with_it(int cases, int others, int upper, int lower, bool isSaid)
    {
        var marta = Item("marta", 1, upper, cases, new(HeuristicRanker.WorkloadPenalty, 0, 0, -25_000));
        var jonas = Item("jonas", 2, lower, others, new(HeuristicRanker.WorkloadPenalty, 0, 0, -87_500));

        WordsOf(marta, s_free, jonas, s_nearlyFull).ShouldBe(isSaid ? "Ranked above jonas, who has less room for another case." : null);
    }

    private static string? WordsOf(SlateItem upper, ShownPerson person, SlateItem other, ShownPerson rival) =>
        PersonPlaceLabels.Of(upper, [upper, other], item => item == upper ? person : rival, item => item.Id);

    private static SlateItem Item(string id, int rank, int percent, Contribution? part = null, params Provenance[] sources) =>
        Item(id, rank, percent, cases: 4, part, sources);

    private static SlateItem Item(string id, int rank, int percent, int cases, Contribution? part, params Provenance[] sources) =>
        new(
            SlateKind.Expert,
            id,
            0,
            rank,
            0,
            1_000_000,
            null,
            new(
                ConfidenceLabel.High,
                percent * 10_000,
                cases,
                cases,
                0,
                1_000_000,
                new("ground.expert.well", new Dictionary<string, string>(StringComparer.Ordinal))
            ),
            [],
            [],
            part is null ? [] : [part],
            sources
        );
}
