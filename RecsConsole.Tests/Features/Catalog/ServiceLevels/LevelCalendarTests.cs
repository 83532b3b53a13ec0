using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Tests.Features.Cases;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.ServiceLevels;

/// <summary>Working hours of Berlin, Monday to Friday 8 to 18: over a weekend, over a clock change, and around the clock.</summary>
public sealed class LevelCalendarTests
{
    [Theory]
    [InlineData("2026-03-06T15:00Z", 4, false, "2026-03-09T09:00Z")] // Friday 16:00 in Berlin: two hours on Friday and two on Monday
    [InlineData("2026-03-07T12:00Z", 4, false, "2026-03-09T11:00Z")] // Saturday: starts on Monday at 8:00
    [InlineData("2026-03-27T16:00Z", 4, false, "2026-03-30T09:00Z")] // clocks go forward: Monday 11:00 is an hour earlier in UTC
    [InlineData("2026-10-23T15:00Z", 4, false, "2026-10-26T10:00Z")] // clocks go back: from Friday 17:00 to Monday 11:00 in Berlin
    [InlineData("2026-03-06T15:00Z", 24, true, "2026-03-07T15:00Z")] // counts every hour
    public async Task Deadline_is_counted_in_the_hours_that_the_level_counts(string opened, int hours, bool isRoundTheClock, string due)
    {
        await using var desk = await Desk.OpenAsync();
        await using var db = desk.Read();
        db.Calendars.Single().TimeZone = "Europe/Berlin";
        db.ServiceLevels.Add(Level(desk, hours, isRoundTheClock));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var levels = await LevelTable.ReadAsync(db, TestContext.Current.CancellationToken);
        var row = desk.ACase("BR-1", row => row.OpenedAt = DateTimeOffset.Parse(opened, System.Globalization.CultureInfo.InvariantCulture));

        var stand = levels.First(row, "Gold", []);

        stand!.Deadline.ShouldBe(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Night_and_weekend_in_a_state_in_which_the_level_waits_move_the_deadline_by_no_working_time()
    {
        await using var desk = await Desk.OpenAsync();
        await using var db = desk.Read();
        db.ServiceLevels.Add(Level(desk, 10, isRoundTheClock: false));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var levels = await LevelTable.ReadAsync(db, TestContext.Current.CancellationToken);
        var monday = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var row = desk.ACase("BR-1", row => row.OpenedAt = monday);
        StateMove[] moves =
        [
            new(monday, "new"),
            new(monday.AddHours(8), "waiting_customer"), // 17:00
            new(monday.AddHours(25), "in_progress"), // Tuesday 10:00: one working hour on Monday and two on Tuesday
        ];

        var stand = levels.First(row, "Gold", moves)!;

        stand.Deadline.ShouldBe(monday.AddHours(27), "eight hours until the clock stood, and two from Tuesday 10:00 on");
    }

    private static ServiceLevelRow Level(Desk desk, int hours, bool isRoundTheClock) =>
        new()
        {
            TenantId = desk.Ana.TenantId,
            Key = "level",
            Version = 1,
            Title = "Level",
            Status = VersionStatus.Published,
            TargetMinutes = hours * 60,
            IsRoundTheClock = isRoundTheClock,
            PauseStates = ["waiting_customer"],
        };
}
