using RecsConsole.Features.Insights.Rules;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Rules;

/// <summary>When a reading raises an alarm.</summary>
public sealed class AlarmJudgeTests
{
    private const long Half = 500_000;

    [Theory]
    [InlineData(FigureAlarmKind.Above, 0.51, 100, true)]
    [InlineData(FigureAlarmKind.Above, 0.50, 100, false)]
    [InlineData(FigureAlarmKind.Above, 0.90, 19, false)] // too few
    [InlineData(FigureAlarmKind.Below, 0.49, 100, true)]
    [InlineData(FigureAlarmKind.Below, 0.50, 100, false)]
    public void Limit_is_crossed_strictly_and_only_by_enough(FigureAlarmKind kind, double value, long n, bool isUp) =>
        AlarmJudge.Judge(Rule(kind, Half), FigureUnit.Share, new(value, n), []).IsUp.ShouldBe(isUp);

    [Theory]
    [InlineData(FigureAlarmKind.Below, 0.40, 0.30, 0.52, false)] // the estimate alone is below the limit
    [InlineData(FigureAlarmKind.Below, 0.40, 0.30, 0.49, true)]
    [InlineData(FigureAlarmKind.Above, 0.60, 0.48, 0.70, false)]
    [InlineData(FigureAlarmKind.Above, 0.60, 0.51, 0.70, true)]
    public void Interval_must_exclude_the_limit(FigureAlarmKind kind, double value, double low, double high, bool isUp)
    {
        var reading = new FigureReading(value, 100) { Interval = new(low, high) };

        var verdict = AlarmJudge.Judge(Rule(kind, Half), FigureUnit.Share, reading, []);

        (verdict.IsJudged, verdict.IsUp).ShouldBe((true, isUp));
    }

    [Fact]
    public void Count_needs_no_fewest() =>
        AlarmJudge.Judge(Rule(FigureAlarmKind.Above, 2_000_000), FigureUnit.Count, Count(3), []).IsUp.ShouldBeTrue();

    [Theory]
    [InlineData(0.42, false)] // chance alone moves a share of 200 by this much
    [InlineData(0.10, true)]
    [InlineData(0.90, true)]
    public void Unusual_is_far_from_the_usual_and_beyond_chance(double value, bool isUp)
    {
        var earlier = Shares(0.40, 0.41, 0.39, 0.40, 0.42, 0.38, 0.40, 0.40);

        var verdict = AlarmJudge.Judge(Rule(FigureAlarmKind.Unusual), FigureUnit.Share, new(value, 200), earlier);

        verdict.IsUp.ShouldBe(isUp);
        verdict.Usual!.Value.ShouldBe(0.40, 1e-9);
    }

    [Fact]
    public void Figure_that_always_varied_as_much_is_not_unusual()
    {
        var earlier = Shares(0.10, 0.70, 0.25, 0.55, 0.40, 0.15, 0.65, 0.35);

        AlarmJudge.Judge(Rule(FigureAlarmKind.Unusual), FigureUnit.Share, new(0.80, 200), earlier).IsUp.ShouldBeFalse();
    }

    [Fact]
    public void Zeros_before_the_first_data_are_no_history()
    {
        FigureReading[] earlier = [Count(0), Count(0), Count(0), Count(0), Count(50), Count(52), Count(49), Count(51)];

        AlarmJudge.Judge(Rule(FigureAlarmKind.Unusual), FigureUnit.Count, Count(500), earlier).IsJudged.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, 5, true)]
    [InlineData(1, 5, false)]
    [InlineData(0, 0, false)] // there never was any
    public void Missing_is_nothing_where_there_was_something(int now, int before, bool isUp) =>
        AlarmJudge.Judge(Rule(FigureAlarmKind.Missing), FigureUnit.Count, Count(now), [Count(before)]).IsUp.ShouldBe(isUp);

    private static AlarmRule Rule(FigureAlarmKind kind, long? limit = null) =>
        new("acceptance.decisions", kind, limit, 7, null, null, null);

    private static FigureReading[] Shares(params double[] values) => [.. values.Select(value => new FigureReading(value, 200))];

    private static FigureReading Count(int count) => new(count, count, IsWhole: true);
}
