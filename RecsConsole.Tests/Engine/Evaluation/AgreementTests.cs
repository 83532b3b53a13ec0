using RecsConsole.Engine.Evaluation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Evaluation;

[Trait("Req", "R145")]
public sealed class AgreementTests
{
    // J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd edition (1981), page 213: diagnoses of two raters on 100 subjects
    // (psychosis, neurosis, organic). The book works with two digits: p_o = .89, p_e = .66, kappa = .68, standard error .087.
    private static readonly long[,] s_diagnoses =
    {
        { 75, 1, 4 },
        { 5, 4, 1 },
        { 0, 0, 10 },
    };

    // SAS/STAT User's Guide, the FREQ procedure, "Agreement Study": two dermatologists on 88 patients (terrible, poor, marginal, clear).
    // Its output: simple kappa 0.3449, asymptotic standard error 0.0724, 95 % limits 0.2030 and 0.4868.
    private static readonly long[,] s_skinConditions =
    {
        { 10, 4, 1, 0 },
        { 5, 10, 12, 2 },
        { 2, 4, 12, 5 },
        { 0, 2, 6, 13 },
    };

    [Fact]
    public void Published_table_gives_its_published_kappa_standard_error_and_limits()
    {
        var estimate = Agreement.Of(s_skinConditions);

        estimate.N.ShouldBe(88);
        estimate.Kappa!.Value.ShouldBe(0.3449, 0.00005);
        estimate.StandardError!.Value.ShouldBe(0.0724, 0.00005);
        estimate.Interval!.Value.Low.ShouldBe(0.2030, 0.00005);
        estimate.Interval!.Value.High.ShouldBe(0.4868, 0.00005);
    }

    [Fact]
    public void Textbook_table_gives_its_kappa_to_two_digits()
    {
        var estimate = Agreement.Of(s_diagnoses);

        estimate.Observed.ShouldBe(0.89, 1e-12);
        estimate.Expected.ShouldBe(0.66, 1e-12);
        estimate.Kappa!.Value.ShouldBe(0.68, 0.005);
        estimate.StandardError!.Value.ShouldBe(0.087, 0.001); // the book continues with the rounded .68
    }

    [Fact]
    public void Ratings_give_what_their_table_gives()
    {
        var ratings = new List<(string, string)>();
        string[] categories = ["a", "b", "tie"];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                ratings.AddRange(Enumerable.Repeat((categories[i], categories[j]), (int)s_diagnoses[i, j]));
            }
        }

        Agreement.Of(ratings).ShouldBe(Agreement.Of(s_diagnoses));
    }

    [Fact]
    public void Agreement_that_chance_gives_is_zero()
    {
        var estimate = Agreement.Of(
            new long[,]
            {
                { 25, 25 },
                { 25, 25 },
            }
        );

        estimate.Kappa!.Value.ShouldBe(0, 1e-12);
        estimate.Interval!.Value.Low.ShouldBeLessThan(0);
    }

    [Fact]
    public void Full_agreement_is_one_and_has_no_interval()
    {
        var estimate = Agreement.Of(
            new long[,]
            {
                { 12, 0 },
                { 0, 9 },
            }
        );

        estimate.Kappa.ShouldBe(1);
        estimate.Interval.ShouldBeNull();
    }

    [Fact]
    public void One_category_alone_leaves_kappa_undefined()
    {
        Agreement.Of([("a", "a"), ("a", "a")]).Kappa.ShouldBeNull();
        Agreement.Of(new List<(string, string)>()).ShouldBe(KappaEstimate.Nothing);
    }

    [Fact]
    public void Pairs_of_raters_are_weighted_by_their_cases()
    {
        var first = Agreement.Of(s_diagnoses);
        var second = Agreement.Of(
            new long[,]
            {
                { 15, 10 },
                { 10, 15 },
            }
        );

        var both = Agreement.Combine([first, second, KappaEstimate.Nothing]);

        both.N.ShouldBe(150);
        both.Kappa!.Value.ShouldBe(((100 * first.Kappa!.Value) + (50 * second.Kappa!.Value)) / 150, 1e-12);
        both.StandardError!.Value.ShouldBeLessThan(second.StandardError!.Value);
        Agreement.Combine([first]).Kappa.ShouldBe(first.Kappa);
        Agreement.Combine([]).ShouldBe(KappaEstimate.Nothing);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Under_twenty_common_cases_it_is_too_early_to_say(int cases, bool isEnough) =>
        Agreement.Of(Enumerable.Repeat(("a", "b"), cases).ToList()).IsEnough.ShouldBe(isEnough);

    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I: 81 of 263
    // gives 0.2553 to 0.3662 by Wilson's method.
    [Fact]
    public void Win_rate_counts_decided_judgements_only()
    {
        var rate = new WinRate(81, 182);

        rate.Decided.ShouldBe(263);
        rate.Rate!.Value.ShouldBe(81 / 263.0, 1e-12);
        rate.Low.ShouldBe(0.2553, 0.0001);
        rate.High.ShouldBe(0.3662, 0.0001);
        new WinRate(0, 0).Rate.ShouldBeNull();
        new WinRate(5, 4).IsEnough.ShouldBeFalse();
    }
}
