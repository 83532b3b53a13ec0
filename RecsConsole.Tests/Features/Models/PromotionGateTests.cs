using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Life.Ledger;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

public sealed class PromotionGateTests
{
    private const string Version = "logistic-3";
    private static readonly GateLimits s_limits = new(0.1, 100, FeatureSchema: 1);

    /// <summary>Reports with a missing part of the evaluation.</summary>
    public static TheoryData<string, ModelReport?> NotEvaluated =>
        new()
        {
            { "no evaluation", null },
            { "no figures of its own", Good with { Scorecards = [Good.Scorecards[0]] } },
            { "nothing to compare with", Good with { Scorecards = [Good.Scorecards[1], Good.Scorecards[2]] } },
            { "resting on nothing", Own(card => card with { Ndcg = new(0.9, 0.9, 0.9, 0) }) },
            { "no number", Own(card => card with { CalibrationError = new(double.NaN, 0, 0, 9) }) },
        };

    /// <summary>Reports beyond a limit, their feature schema, and the figure that the refusal names.</summary>
    public static TheoryData<ModelReport, int, string> BeyondLimits =>
        new()
        {
            { Own(card => card with { PermissionViolations = 1 }), 1, "1 item was shown that the person cannot see" },
            {
                Own(card => card with { ConstraintViolations = 2 }),
                1,
                "2 items were shown that the state, a policy or the catalog forbids"
            },
            {
                Own(card => card with { CalibrationError = new(0.101, 0.09, 0.12, 1696) }),
                1,
                "0.101 (n = 1,696), above the limit of 0.100"
            },
            {
                Own(card => card with { BrierSkill = new(-0.03, -0.06, 0, 1696) }),
                1,
                "The Brier skill is -0.030 (-0.060 to 0.000, n 1,696)"
            },
            { Own(card => card with { BrierSkill = null }), 1, "The Brier skill of this model was not measured" },
            { Good with { TestDecisions = 88 }, 1, "88 of 100 decisions; 12 are missing" },
            {
                Own(card => card with { Ndcg = new(0.55, 0.51, 0.59, 212) }),
                1,
                "nDCG 0.550 (0.510 to 0.590, n 212), the weighted rules 0.640 (0.600 to 0.680, n 212)"
            },
            {
                Good with
                {
                    OverMostUsed = [new(ModelReport.Ndcg, new(-0.001, -0.02, 0.02, 212))],
                },
                1,
                "Not better than the most-used baseline"
            },
            { Good with { OverMostUsed = null }, 1, "not compared with the most-used baseline" },
            { Good, 2, "feature schema 2, but the engine uses schema 1" },
        };

    private static ModelReport Good => ModelReports.Good(Version);

    private static ModelReport Own(Func<Scorecard, Scorecard> change) => Good.With(Version, change);

    [Theory]
    [MemberData(nameof(NotEvaluated))]
    [Trait("Req", "R116")]
    public void Refuses_what_was_not_evaluated(string what, ModelReport? report)
    {
        var checks = PromotionGate.Judge(new(Version, 1, report), s_limits);

        PromotionGate.Refusal(checks).ShouldNotBeNull(what).ShouldContain("not compared");
    }

    [Theory]
    [MemberData(nameof(BeyondLimits))]
    [Trait("Req", "R116")]
    public void Refuses_and_says_why_with_the_figure(ModelReport report, int schema, string words)
    {
        var checks = PromotionGate.Judge(new(Version, schema, report), s_limits);

        PromotionGate.Refusal(checks).ShouldNotBeNull().ShouldContain(words);
        checks.Count(check => !check.Passed).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R116")]
    public void Lets_a_good_model_through_and_names_every_figure()
    {
        var checks = PromotionGate.Judge(new(Version, 1, Good), s_limits);

        PromotionGate.Refusal(checks).ShouldBeNull();
        checks.Count.ShouldBe(9);
        checks.ShouldAllBe(check => check.Words.Length > 0);
    }

    [Fact]
    public void What_cannot_be_told_apart_is_not_refused()
    {
        var alike = Good.With(Version, card => card with { Ndcg = new(0.58, 0.54, 0.61, 212) });

        PromotionGate.Refusal(PromotionGate.Judge(new(Version, 1, alike), s_limits)).ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R116")]
    public void Difference_decision_by_decision_decides_where_intervals_overlap()
    {
        var alike = Own(card => card with { Ndcg = new(0.62, 0.58, 0.66, 212) });
        var worse = alike with { Gains = [new("ndcg", new(-0.02, -0.03, -0.01, 212))] };
        var open = alike with { Gains = [new("ndcg", new(-0.02, -0.05, 0.01, 212))] };

        PromotionGate
            .Refusal(PromotionGate.Judge(new(Version, 1, worse), s_limits))
            .ShouldNotBeNull()
            .ShouldContain("difference -0.020, -0.030 to -0.010");
        PromotionGate.Refusal(PromotionGate.Judge(new(Version, 1, open), s_limits)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0.006, 0.018, "It ranks clearly better: nDCG")]
    [InlineData(0, 0.018, "Not clearly worse: nDCG")]
    [InlineData(-0.018, 0.006, "Not clearly worse: nDCG")]
    [InlineData(-0.018, -0.006, "It ranks clearly worse: nDCG")]
    public void Ranking_is_called_better_or_worse_where_the_whole_interval_says_so(double low, double high, string words)
    {
        var report = Own(card => card with { Ndcg = new(0.62, 0.58, 0.66, 212) }) with
        {
            Gains = [new("ndcg", new((low + high) / 2, low, high, 212))],
        };

        var row = PromotionGate.Judge(new(Version, 1, report), s_limits).Single(check => check.Name == "Ranking");

        row.Words.ShouldStartWith(words);
        row.Threshold.ShouldBe("not wholly below 0");
    }

    [Theory]
    [InlineData(0.004, "Better than the most-used baseline")]
    [InlineData(0, "Ahead of the most-used baseline, but not clearly")]
    [InlineData(-0.004, "Ahead of the most-used baseline, but not clearly")]
    public void Lead_over_counting_is_called_better_only_if_its_interval_excludes_zero(double low, string words)
    {
        var report = Good with { OverMostUsed = [new(ModelReport.Ndcg, new(0.014, low, 0.032, 212))] };

        var checks = PromotionGate.Judge(new(Version, 1, report), s_limits);

        var row = checks.Single(check => check.Words.StartsWith(words, StringComparison.Ordinal));
        row.Verdict.ShouldBe(low > 0 ? GateVerdict.Passes : GateVerdict.Unclear, "what may be chance does not pass as above 0");
        PromotionGate.Refusal(checks).ShouldBeNull();
    }

    [Theory]
    [InlineData(0.001, GateVerdict.Passes, "no worse than")]
    [InlineData(-0.262, GateVerdict.Unclear, "may also be worse")]
    public void Probabilities_are_called_no_worse_only_if_their_interval_says_so(double low, GateVerdict verdict, string words)
    {
        var report = Own(card => card with { BrierSkill = new(0.07, low, 0.094, 1696) });

        var row = PromotionGate
            .Judge(new(Version, 1, report), s_limits)
            .Single(check => check.Words.Contains("Brier skill is", StringComparison.Ordinal));

        row.Verdict.ShouldBe(verdict);
        row.Words.ShouldContain(words);
    }

    [Fact]
    public void Sentence_and_figure_of_a_difference_are_rounded_alike()
    {
        var report = Own(card => card with { Ndcg = new(0.7666, 0.75, 0.78, 1029) }) with
        {
            OverMostUsed = [new(ModelReport.Ndcg, new(0.0052, 0.001, 0.01, 1029))],
        };
        report = report.With(ModelReport.MostUsed, card => card with { Ndcg = new(0.7614, 0.74, 0.77, 1029) });

        var row = PromotionGate
            .Judge(new(Version, 1, report), s_limits)
            .Single(check => check.Words.StartsWith("Better", StringComparison.Ordinal));

        row.Figure.Value.ShouldBe("+0.006");
        row.Words.ShouldContain("+0.006, +0.001 to +0.010");
    }

    [Fact]
    public void Probabilities_as_good_as_one_constant_are_not_refused()
    {
        var constant = Own(card => card with { BrierSkill = new(0, 0, 0, 1696) });

        PromotionGate.Refusal(PromotionGate.Judge(new(Version, 1, constant), s_limits)).ShouldBeNull();
    }

    [Fact]
    public void The_limit_itself_is_accepted()
    {
        var report = (Good with { TestDecisions = 100 }).With(Version, card => card with { CalibrationError = new(0.1, 0.08, 0.12, 900) });

        PromotionGate.Refusal(PromotionGate.Judge(new(Version, 1, report), s_limits)).ShouldBeNull();
    }
}
