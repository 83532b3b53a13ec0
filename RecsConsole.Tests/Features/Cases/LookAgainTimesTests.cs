using System.Globalization;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Aside;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>Suggested times to look at a case again, in Berlin, with working hours 8 to 18 on weekdays.</summary>
public sealed class LookAgainTimesTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void Wednesday_offers_two_hours_tomorrow_monday_and_a_week()
    {
        Offered("2026-01-14T09:00", waitOver: null)
            .ShouldBe(["ShortWhile Wed 11:00", "Morning Thu 10:00", "Monday Mon 10:00", "Week Wed 10:00"]);
    }

    [Fact]
    public void Friday_evening_skips_the_weekend_and_offers_no_time_twice()
    {
        Offered("2026-01-16T17:30", waitOver: null).ShouldBe(["Morning Mon 10:00", "Week Fri 10:00"]);
    }

    [Fact]
    public void When_half_of_such_waits_are_over_is_offered_where_it_is_ahead_and_stands_in_its_order()
    {
        Offered("2026-01-14T09:00", waitOver: "2026-01-15T14:18:30")
            .ShouldBe(["ShortWhile Wed 11:00", "Morning Thu 10:00", "UsualWait Thu 14:20", "Monday Mon 10:00", "Week Wed 10:00"]);
        Offered("2026-01-14T09:00", waitOver: "2026-01-14T09:10")
            .ShouldNotContain(line => line.StartsWith("UsualWait", StringComparison.Ordinal));
        Offered("2026-01-14T09:00", waitOver: "2026-01-13T09:10")
            .ShouldNotContain(line => line.StartsWith("UsualWait", StringComparison.Ordinal));
    }

    [Fact]
    public void Time_to_look_again_is_when_such_waits_end_else_the_next_morning_and_before_the_deadline()
    {
        var now = At("2026-01-14T09:00");

        Proposed(now, waitOver: null).ShouldBe(At("2026-01-15T10:00"));
        Proposed(now, "2026-01-16T15:00").ShouldBe(At("2026-01-16T15:00"));
        Proposed(now, waitOver: null, "2026-01-14T20:00").ShouldBe(At("2026-01-14T19:00"));
        Proposed(now, waitOver: null, "2026-01-14T09:30").ShouldBeNull();
    }

    [Fact]
    public void Proposed_time_stays_however_often_one_looks()
    {
        var first = Proposed(At("2026-01-14T16:52"), waitOver: null, "2026-01-14T20:52");
        var later = Proposed(At("2026-01-14T17:16"), waitOver: null, "2026-01-14T20:52");

        (first, later).ShouldBe((At("2026-01-14T19:52"), At("2026-01-14T19:52")));
    }

    /// <summary>Wednesday to Sunday from 16:00 to 2:00.</summary>
    [Fact]
    public void Desk_that_works_in_the_evening_is_offered_no_time_at_which_nobody_works() =>
        LookAgainTimes
            .Of(At("2026-01-16T18:00"), s_berlin, Evenings(), waitOver: null)
            .Select(Words)
            .ShouldBe(["ShortWhile Fri 20:00", "Morning Sat 16:00", "Monday Wed 16:00", "Week Fri 16:00"]);

    [Fact]
    public void Before_the_deadline_is_offered_in_working_time() =>
        LookAgainTimes
            .Of(At("2026-01-16T17:30"), s_berlin, Weekdays(), waitOver: null, At("2026-01-19T09:30"))
            .Select(Words)
            .ShouldBe(["BeforeDeadline Mon 08:30", "Morning Mon 10:00", "Week Fri 10:00"]);

    [Fact]
    public void Morning_stays_at_ten_when_the_clocks_change()
    {
        var sunday = At("2026-03-28T12:00"); // daylight saving time starts that night
        var times = LookAgainTimes.Of(sunday, s_berlin, BusinessSpans.Always, waitOver: null);

        var morning = times.Single(each => each.Kind == LookAgainKind.Morning);
        (morning.At - sunday).ShouldBe(TimeSpan.FromHours(21));
        TimeZoneInfo.ConvertTime(morning.At, s_berlin).Hour.ShouldBe(10);
    }

    [Fact]
    public void Time_that_the_clocks_skip_is_none()
    {
        LookAgainTimes.Typed(new(2026, 3, 29, 2, 30, 0), s_berlin).ShouldBeNull();
        LookAgainTimes.Typed(new(2026, 3, 29, 3, 30, 0), s_berlin).ShouldBe(new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));
    }

    private static List<string> Offered(string now, string? waitOver) =>
        [.. LookAgainTimes.Of(At(now), s_berlin, Weekdays(), waitOver is null ? null : At(waitOver)).Select(Words)];

    private static string Words(LookAgainTime time) =>
        $"{time.Kind} {TimeZoneInfo.ConvertTime(time.At, s_berlin).ToString("ddd HH:mm", CultureInfo.InvariantCulture)}";

    private static DateTimeOffset? Proposed(DateTimeOffset now, string? waitOver, string? deadline = null)
    {
        var due = deadline is null ? (DateTimeOffset?)null : At(deadline);
        var times = LookAgainTimes.Of(now, s_berlin, BusinessSpans.Always, waitOver is null ? null : At(waitOver), due);
        return new LookAgainChoices(times, s_berlin.Id) { Deadline = due }.Proposed;
    }

    private static DateTimeOffset At(string local)
    {
        var wall = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return new(wall, s_berlin.GetUtcOffset(wall));
    }

    private static BusinessSpans Weekdays() => Days(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday), from: 8, hours: 10);

    private static BusinessSpans Evenings() => Days(day => day is not (DayOfWeek.Monday or DayOfWeek.Tuesday), from: 16, hours: 10);

    private static BusinessSpans Days(Func<DayOfWeek, bool> isWorked, int from, int hours)
    {
        var first = At("2026-01-05T00:00"); // a Monday
        return new([
            .. Enumerable
                .Range(0, 40)
                .Select(day => first.AddDays(day))
                .Where(day => isWorked(day.DayOfWeek))
                .Select(day => day.AddHours(from))
                .Select(start => new BusinessSpan(start.ToUnixTimeMilliseconds(), start.AddHours(hours).ToUnixTimeMilliseconds())),
        ]);
    }
}
