using RecsConsole.Features.Insights.Watching;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>Data that stopped coming raises an alarm; little data, or a quiet weekend, does not.</summary>
public sealed class MissingWatchTests
{
    [Theory]
    [InlineData(WatchRules.MinRows, 0, 1)]
    [InlineData(WatchRules.MinRows - 1, 0, 0)]
    [InlineData(5_000, 1, 0)]
    [InlineData(0, 0, 0)]
    public void Nothing_after_enough_is_a_finding(int before, int now, int findings) =>
        MissingWatch.Judge(MissingWatch.Cases, before, now).Count().ShouldBe(findings);

    [Theory]
    [InlineData(MissingWatch.Cases, "No case was opened in the last 3 days; there were 60 in the weeks before.")]
    [InlineData(MissingWatch.Decisions, "No suggestion was made in the last 3 days; there were 60 in the weeks before.")]
    [InlineData(
        MissingWatch.Responses,
        "Nobody responded to a suggestion in the last 3 days; there were 60 responses in the weeks before."
    )]
    public void Alarm_says_what_is_missing(string key, string words) =>
        FindingLabels.Of(MissingWatch.Judge(key, before: 60, now: 0).Single()).Words.ShouldBe(words);
}
