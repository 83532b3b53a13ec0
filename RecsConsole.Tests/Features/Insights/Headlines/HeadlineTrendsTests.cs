using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Features.Insights.Metrics;
using RecsConsole.Features.Insights.Questions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Headlines;

/// <summary>A trend is claimed only beyond chance, and only of enough.</summary>
public sealed class HeadlineTrendsTests
{
    [Theory]
    [InlineData(9, 10, InsightTrend.TooFew)]
    [InlineData(20, 0, InsightTrend.Up)]
    [InlineData(110, 100, InsightTrend.Unclear)]
    [InlineData(150, 100, InsightTrend.Up)]
    [InlineData(100, 150, InsightTrend.Down)]
    public void Counts_change_when_the_split_is_not_half_and_half(long now, long before, InsightTrend trend) =>
        HeadlineTrends.OfCounts(now, before).ShouldBe(trend);

    [Theory]
    [InlineData(200, 100, InsightTrend.Unclear)]
    [InlineData(300, 100, InsightTrend.Up)]
    [InlineData(110, 100, InsightTrend.Down)]
    public void Counts_of_a_period_twice_as_long_are_expected_to_be_twice_as_many(long now, long before, InsightTrend trend) =>
        HeadlineTrends.OfCounts(now, before, ratio: 2).ShouldBe(trend);

    [Theory]
    [InlineData(19, 19, 0, 400, InsightTrend.TooFew)]
    [InlineData(0, 400, 19, 19, InsightTrend.TooFew)]
    [InlineData(84, 100, 80, 100, InsightTrend.Unclear)]
    [InlineData(900, 1000, 800, 1000, InsightTrend.Up)]
    [InlineData(10, 100, 40, 100, InsightTrend.Down)]
    public void Shares_change_when_the_interval_of_their_difference_leaves_out_zero(
        long now,
        long ofNow,
        long before,
        long ofBefore,
        InsightTrend trend
    ) => HeadlineTrends.OfRates(new(now, ofNow), new(before, ofBefore)).ShouldBe(trend);

    [Theory]
    [InlineData(19, 0, InsightTrend.TooFew)]
    [InlineData(40, 0, InsightTrend.Unclear)]
    [InlineData(40, 100, InsightTrend.Up)]
    [InlineData(40, -100, InsightTrend.Down)]
    public void Medians_change_when_their_intervals_do_not_overlap(int n, int moreHours, InsightTrend trend) =>
        HeadlineTrends.OfMedians(Median(n, 200 + moreHours), Median(40, 200)).ShouldBe(trend);

    [Fact]
    public void No_time_at_all_is_too_few() => HeadlineTrends.OfMedians(null, Median(40, 1)).ShouldBe(InsightTrend.TooFew);

    [Fact]
    public void Questions_have_each_tile_once() =>
        InsightQuestion.All.SelectMany(question => question.Tiles).Order().ShouldBe(Enum.GetValues<InsightKind>().Order());

    private static MedianTime? Median(int n, int firstHours) =>
        MedianTime.From(Enumerable.Range(0, n).Select(place => TimeSpan.FromHours(firstHours + place)));
}
