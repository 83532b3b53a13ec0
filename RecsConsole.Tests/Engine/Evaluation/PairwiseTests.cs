using RecsConsole.Engine.Evaluation.Pairwise;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Evaluation;

public sealed class PairwiseTests
{
    [Fact]
    public void Two_competitors_differ_by_the_log_of_their_odds()
    {
        var fit = BradleyTerry.Fit(2, [new(0, 1, 10, 30)]);

        fit.Strengths[0].Value.ShouldBe(0);
        fit.Strengths[1].Value.ShouldBe(Math.Log(3), 1e-10);
        // the standard error of a log-odds: the root of 1/10 + 1/30
        fit.Strengths[1].High.ShouldBe(Math.Log(3) + (1.959963984540054 * Math.Sqrt((1 / 10.0) + (1 / 30.0))), 1e-9);
        fit.Strengths[1].N.ShouldBe(40);
        fit.Home.ShouldBeNull();
    }

    [Fact]
    public void Order_of_a_pair_changes_nothing_without_a_home_effect()
    {
        PairedComparison[] comparisons = [new(0, 1, 7, 3), new(1, 2, 4, 6), new(2, 0, 2, 5)];

        var turned = BradleyTerry.Fit(
            3,
            [.. comparisons.Select(it => new PairedComparison(it.Second, it.First, it.SecondWins, it.FirstWins))]
        );

        turned
            .Strengths.Select(each => Math.Round(each.Value, 9))
            .ShouldBe(BradleyTerry.Fit(3, comparisons).Strengths.Select(each => Math.Round(each.Value, 9)));
    }

    [Fact]
    public void Advantage_of_the_first_is_told_apart_from_strength()
    {
        // equal strengths; whoever is named first wins three of four
        var fit = BradleyTerry.Fit(2, [new(0, 1, 30, 10), new(1, 0, 30, 10)], withHome: true);

        fit.Strengths[1].Value.ShouldBe(0, 1e-9);
        fit.Home!.Value.Value.ShouldBe(Math.Log(3), 1e-9);
    }

    [Fact]
    public void Whoever_never_lost_has_no_finite_strength()
    {
        PairedComparison[] comparisons = [new(0, 1, 1, 1), new(2, 1, 5, 0)];

        BradleyTerry.Undetermined(3, comparisons).ShouldBe([2]);
        Should.Throw<ArgumentException>(() => BradleyTerry.Fit(3, comparisons));
    }

    [Fact]
    public void Lopsided_counts_converge_too()
    {
        var fit = BradleyTerry.Fit(3, [new(0, 1, 1_000_000, 1), new(1, 2, 1_000_000, 1)]);

        fit.Strengths[1].Value.ShouldBe(-Math.Log(1_000_000), 1e-6);
        fit.Strengths[2].Value.ShouldBe(-2 * Math.Log(1_000_000), 1e-6);
    }

    // K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011, section C: four observers, twelve units, some without an answer
    [Fact]
    [Trait("Req", "R145")]
    public void Alpha_of_the_published_example()
    {
        string[] observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];

        var alpha = NominalAlpha.Of(
            Enumerable
                .Range(0, 12)
                .Select(unit => observers.Select(row => row[unit]).Where(it => it != '.').Select(it => it.ToString()).ToList())
        );

        alpha!.Value.Value.ShouldBe(0.743, 0.0005);
        alpha.Value.N.ShouldBe(11, "the twelfth unit has one answer");
        alpha.Value.Low.ShouldBeLessThan(alpha.Value.Value);
        alpha.Value.High.ShouldBeGreaterThan(alpha.Value.Value);
    }

    // the same example by the ordinal metric, section D: each unit is a group of its own
    [Fact]
    public void Ordinal_alpha_of_the_published_example()
    {
        string[] observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];

        var alpha = OrdinalAlpha.Of(
            Enumerable
                .Range(0, 12)
                .Select(unit => observers.Select(row => row[unit]).Where(it => it != '.').Select(it => it - '0').ToList())
                .Select(unit => new List<List<int>> { unit })
        );

        alpha!.Value.Value.ShouldBe(0.815, 0.0005);
        alpha.Value.N.ShouldBe(11, "the twelfth unit has one answer");
        alpha.Value.Low.ShouldBeLessThan(alpha.Value.Value);
        alpha.Value.High.ShouldBeGreaterThan(alpha.Value.Value);
    }

    [Fact]
    public void Ordinal_alpha_takes_a_near_grade_for_less_than_a_far_one_and_is_unknown_where_all_are_equal()
    {
        static double? Alpha(int nearOrFar) =>
            OrdinalAlpha
                .Of([
                    [
                        [3, 3],
                        [0, 0],
                    ],
                    [
                        [2, 2],
                        [1, 1],
                    ],
                    [
                        [3, nearOrFar],
                    ],
                ])
                ?.Value;

        Alpha(2)!.Value.ShouldBeGreaterThan(Alpha(0)!.Value);
        OrdinalAlpha
            .Of([
                [
                    [1, 1],
                ],
                [
                    [1, 1],
                ],
                [
                    [2],
                ],
            ])
            .ShouldBeNull();
        OrdinalAlpha
            .Of([
                [
                    [1, 2],
                ],
            ])
            .ShouldBeNull("one case says nothing about others");
    }

    [Fact]
    public void Alpha_is_unknown_where_all_ratings_are_equal() =>
        NominalAlpha
            .Of([
                ["a", "a"],
                ["a", "a", "a"],
                ["a"],
            ])
            .ShouldBeNull("there is no chance of disagreeing, so none to correct for");
}
