using RecsConsole.Database;
using RecsConsole.Features.Catalog.Mined;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Mined;

/// <summary>A mined level is a time within which nine of ten cases really were solved, in plain hours.</summary>
public sealed class MinedLevelsTests
{
    private static readonly CaseTypeRow s_type = new()
    {
        TenantId = Guid.NewGuid(),
        Key = "Support Desk",
        Name = "Support",
        WorkflowKey = "support",
        CalendarKey = "office",
    };

    [Fact]
    public void Nine_of_ten_cases_were_solved_within_the_hours_which_are_rounded_up()
    {
        var level = MinedLevels.Of(s_type, Hours(1, 20)).ShouldHaveSingleItem();

        (level.Key, level.Priority, level.Cases, level.Hours).ShouldBe(("support-desk-p1", 1, 20, 18));
        MinedLevels.Of(s_type, [.. Hours(1, 20).Select(each => (each.Priority, each.Ms + 1))])[0].Hours.ShouldBe(19);
        MinedLevels.Of(s_type, [.. Hours(1, 20).Select(each => (each.Priority, 1L))])[0].Hours.ShouldBe(1, "never none");
    }

    [Fact]
    public void Priority_with_few_cases_has_no_level_of_its_own_and_one_of_all_covers_the_rest()
    {
        var levels = MinedLevels.Of(s_type, [.. Hours(2, 30), .. Hours(3, 19), .. Hours(null, 1)]);

        levels.Select(level => (level.Priority, level.Cases)).ShouldBe([(2, 30), (null, 50)]);
        MinedLevels.Of(s_type, Hours(3, 19)).ShouldBeEmpty();
    }

    [Fact]
    public void What_took_longer_than_a_level_may_promise_suggests_none() =>
        MinedLevels.Of(s_type, [.. Hours(1, 20).Select(each => (each.Priority, each.Ms * 1_000))]).ShouldBeEmpty();

    [Fact]
    public void Many_hours_are_also_said_in_days_where_every_hour_counts()
    {
        var level = MinedLevels.Of(s_type, Hours(1, 20))[0] with { Hours = 785 };

        level.HoursInWords.ShouldBe("785 hours", "a working day is not 24 hours");
        (level with { EveryHourCounts = true }).HoursInWords.ShouldBe("785 hours (32 d 17 h)");
        (level with { EveryHourCounts = true, Hours = 48 }).HoursInWords.ShouldBe("48 hours (2 d)");
        (level with { EveryHourCounts = true, Hours = 20 }).HoursInWords.ShouldBe("20 hours");
    }

    // one to that many hours
    private static IReadOnlyList<(int? Priority, long Ms)> Hours(int? priority, int many) =>
        [.. Enumerable.Range(1, many).Select(hours => (priority, hours * 3_600_000L))];
}
