using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Findings.Checks;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>Habits of a reviewer that a study's lead is shown.</summary>
public sealed class ReviewerCheckTests
{
    private static readonly KnownAnswers s_none = new([], []);

    [Fact]
    public void Judgements_faster_than_reading_are_found_when_they_are_many()
    {
        var hasty = Of(20, position => Row(position, PairVerdict.A, isALeft: position % 2 == 0, position <= 5 ? 900 : 30_000));
        var once = Of(20, position => Row(position, PairVerdict.A, isALeft: position % 2 == 0, position == 1 ? 900 : 30_000));

        (hasty.IsTooFast, hasty.Fast.Hits, hasty.Fast.N).ShouldBe((true, 5, 20));
        once.IsTooFast.ShouldBeFalse();
    }

    [Fact]
    public void Always_left_is_found_whatever_system_stands_there()
    {
        var left = Of(12, position => Row(position, position % 2 == 0 ? PairVerdict.A : PairVerdict.B, isALeft: position % 2 == 0));
        var always = Of(12, position => Row(position, PairVerdict.A, isALeft: position % 2 == 0));
        var few = Of(9, position => Row(position, PairVerdict.A, isALeft: true));

        (left.Sides.Left, left.Sides.N, left.Sides.IsBiased).ShouldBe((12, 12, true));
        (always.Sides.Left, always.Sides.IsBiased).ShouldBe((6, false), "always the same system, on either side");
        few.Sides.IsBiased.ShouldBeFalse("too few to say");
    }

    [Fact]
    public void Ties_have_no_side_and_unjudged_pairs_no_habit()
    {
        var check = Of(12, position => Row(position, position % 2 == 0 ? PairVerdict.Tie : null, isALeft: true));

        (check.N, check.Sides.N, check.Known.N).ShouldBe((6, 0, 0));
    }

    private static ReviewerCheck Of(int pairs, Func<int, JudgedRow> row) =>
        ReviewerChecks.Of(Enumerable.Range(1, pairs).Select(row), s_none);

    private static JudgedRow Row(int position, PairVerdict? verdict, bool isALeft, long tookMs = 30_000) =>
        new(Guid.Empty, position, Guid.NewGuid(), isALeft, 0, 1, verdict, [], null, null, null, null, verdict is null ? null : tookMs, "");
}
