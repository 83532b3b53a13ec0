using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Connectors;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.ServiceLevels;

/// <summary>Which of two promises counts, and when a day is over.</summary>
public sealed class TicketDueTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly ClockState s_ours = new(null, s_start.AddHours(4), "tickets", 1, false, null, null);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, null)] // on a tie, our level keeps its clock
    [InlineData(5, null)]
    [InlineData(0, null)] // due before the clock started
    [InlineData(24 * 365 * 11, null)] // a date for never
    public void Due_date_counts_only_if_it_is_earlier_than_the_level(int hours, int? counts)
    {
        var after = TicketDue.Earlier(s_ours, s_start, s_start.AddHours(hours));

        after.ShouldBe(counts is { } told ? ClockState.External(null, s_start.AddHours(told)) : s_ours);
    }

    [Fact]
    public void Due_date_counts_where_nothing_is_promised_and_against_a_clock_that_stands()
    {
        var stands = s_ours.PausedSince(s_start.AddHours(1));

        TicketDue.Earlier(ClockState.Without(null), s_start, s_start.AddDays(9)).Deadline.ShouldBe(s_start.AddDays(9));
        TicketDue.Earlier(stands, s_start, s_start.AddHours(5)).ShouldBe(stands);
        TicketDue.Earlier(stands, s_start, s_start.AddHours(3)).ShouldBe(ClockState.External(null, s_start.AddHours(3)));
        TicketDue.Earlier(s_ours, s_start, due: null).ShouldBe(s_ours);
    }

    [Fact]
    public void Day_ends_where_the_case_is_worked_on()
    {
        var due = RemoteDue.On(new DateOnly(2026, 3, 6));

        due.At(TimeZoneInfo.Utc).ShouldBe(new DateTimeOffset(2026, 3, 6, 23, 59, 59, TimeSpan.Zero));
        due.At(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).ShouldBe(new DateTimeOffset(2026, 3, 6, 22, 59, 59, TimeSpan.Zero));
        RemoteDue.On(DateOnly.MaxValue).At(TimeZoneInfo.Utc).ShouldBeNull();
        RemoteDue.None.At(TimeZoneInfo.Utc).ShouldBeNull();
        RemoteDue.By(s_start).At(TimeZoneInfo.Utc).ShouldBe(s_start);
    }
}
