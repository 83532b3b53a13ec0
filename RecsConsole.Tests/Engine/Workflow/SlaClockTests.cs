using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Workflow;

public sealed class SlaClockTests
{
    private const long Hour = 3_600_000;

    // 09:00 to 17:00 UTC from Monday 2 March 2026, for two weeks without weekends
    private static readonly BusinessSpans OfficeHours = new([
        .. Enumerable
            .Range(0, 14)
            .Select(day => At(2 + day, 0))
            .Where(day => DateTimeOffset.FromUnixTimeMilliseconds(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(day => new BusinessSpan(day + (9 * Hour), day + (17 * Hour))),
    ]);

    [Fact]
    [Trait("Req", "R22")]
    public void A_weekend_does_not_use_up_the_sla()
    {
        // opened Friday 15:00 with eight working hours: two on Friday, six on Monday
        var opened = At(6, 15);
        var deadline = OfficeHours.Add(opened, 8 * Hour);
        var clock = new SlaClock(OfficeHours, opened, deadline);

        deadline.ShouldBe(At(9, 15));
        clock.RemainingMs(At(6, 17)).ShouldBe(6 * Hour);
        clock.RemainingMs(At(7, 12)).ShouldBe(6 * Hour);
        clock.RemainingMs(At(8, 23)).ShouldBe(6 * Hour);
        clock.RemainingMs(At(9, 10)).ShouldBe(5 * Hour);
        clock.ShareRemaining(At(8, 3)).ShouldBe(0.75);
        clock.Band(At(8, 3)).ShouldBe(SlaBand.Plenty);
    }

    [Theory]
    [InlineData(9, SlaBand.Plenty)]
    [InlineData(13, SlaBand.Plenty)]
    [InlineData(14, SlaBand.Half)]
    [InlineData(15, SlaBand.Half)]
    [InlineData(16, SlaBand.Soon)]
    [InlineData(17, SlaBand.Soon)]
    [InlineData(18, SlaBand.Late)]
    public void Bands_follow_the_share_of_working_time(int hour, SlaBand expected) =>
        new SlaClock(OfficeHours, At(3, 9), At(3, 17)).Band(At(3, hour)).ShouldBe(expected);

    [Fact]
    public void Late_is_negative_and_its_share_zero()
    {
        var clock = new SlaClock(OfficeHours, At(3, 9), At(3, 17));

        clock.RemainingMs(At(4, 11)).ShouldBe(-2 * Hour);
        clock.ShareRemaining(At(4, 11)).ShouldBe(0);
    }

    [Fact]
    public void Closed_hours_before_the_deadline_are_soon_and_not_late() =>
        new SlaClock(OfficeHours, At(6, 9), At(9, 9)).Band(At(8, 12)).ShouldBe(SlaBand.Soon);

    [Fact]
    public void Without_a_deadline_there_is_nothing_to_measure()
    {
        var clock = new SlaClock(OfficeHours, At(3, 9), deadlineMs: null);

        clock.RemainingMs(At(3, 10)).ShouldBeNull();
        clock.ShareRemaining(At(3, 10)).ShouldBeNull();
        clock.Band(At(3, 10)).ShouldBe(SlaBand.None);
    }

    [Fact]
    public void A_deadline_without_working_time_before_it_is_soon_until_it_passes()
    {
        var clock = new SlaClock(OfficeHours, At(7, 10), At(7, 12));

        clock.Band(At(7, 11)).ShouldBe(SlaBand.Soon);
        clock.Band(At(7, 13)).ShouldBe(SlaBand.Late);
    }

    [Fact]
    public void Pressure_grows_with_the_band() => Enum.GetValues<SlaBand>().Select(SlaClock.Pressure).ShouldBe([0, 0.1, 0.4, 0.8, 1]);

    private static long At(int day, int hour) =>
        new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day - 1).AddHours(hour).ToUnixTimeMilliseconds();
}
