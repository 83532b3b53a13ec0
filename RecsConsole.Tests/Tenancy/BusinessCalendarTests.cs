using RecsConsole.Tenancy.Calendars;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Tenancy;

/// <summary>When people are available again: the hours of the calendar in the time zone of each person.</summary>
public sealed class BusinessCalendarTests
{
    private static readonly DateTimeOffset s_saturday = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly BusinessCalendar s_office = new(
        "Europe/Berlin",
        [.. Enumerable.Range(1, 5).Select(day => new BusinessHours(day, new(9, 0), new(17, 0)))],
        new HashSet<DateOnly> { new(2026, 11, 24) }
    );

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-23T08:00:00Z")]
    [InlineData("Europe/London", "2026-11-23T09:00:00Z")]
    [InlineData("Not/AZone", "2026-11-23T08:00:00Z")]
    public void The_next_hours_begin_in_the_persons_own_zone(string zone, string expected) =>
        s_office.NextStart(s_saturday, zone).ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_holiday_is_passed_over_and_hours_that_have_begun_are_not_next() =>
        s_office
            .NextStart(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero), "Europe/Berlin")
            .ShouldBe(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Around_the_clock_nobody_comes_back() =>
        new BusinessCalendar("UTC", [], new HashSet<DateOnly>()).NextStart(s_saturday, "UTC").ShouldBeNull();
}
