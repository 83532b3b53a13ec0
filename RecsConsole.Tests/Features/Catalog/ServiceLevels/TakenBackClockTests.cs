using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Features.Cases.Detail.Deadline;
using RecsConsole.Tests.Features.Cases;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.ServiceLevels;

/// <summary>Taking a step back restores the clock only if the clock is still as the step left it.</summary>
public sealed class TakenBackClockTests
{
    private static readonly DateTimeOffset s_due = new(2026, 3, 2, 13, 0, 0, TimeSpan.Zero);
    private static readonly ClockState s_running = new(null, s_due, "level", 1, false, null, null);
    private static readonly ClockState s_stands = s_running.PausedSince(s_due.AddHours(-2));

    [Fact]
    public async Task Clock_that_the_step_left_is_put_back() => (await TakeBackAsync(s_stands)).ShouldBe(s_running);

    [Fact]
    public async Task Version_that_promises_the_same_stays_in_force() =>
        (await TakeBackAsync(s_stands with { Version = 2 })).ShouldBe(s_running with { Version = 2 });

    [Fact]
    public async Task Deadline_that_was_promised_since_stays()
    {
        var applied = s_stands with { Version = 2, Held = s_due.AddHours(6) };

        (await TakeBackAsync(applied)).ShouldBe(applied);
    }

    [Fact]
    public void Level_without_an_end_is_not_said_to_wait()
    {
        var level = new ServiceLevel("level", 1, "Level", [], null, null, TimeSpan.FromHours(4), false, []);

        new DeadlineReason(s_running with { Deadline = null }, s_due) { Level = level }.HasNoEnd.ShouldBeTrue();
        new DeadlineReason(s_stands, s_due) { Level = level }.HasNoEnd.ShouldBeFalse();
    }

    // The step stopped the clock; the clock state was changed since.
    private static async Task<ClockState> TakeBackAsync(ClockState since)
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        new ClockChange(ClockMove.Paused, s_running, s_stands, null).Note(attributes);
        since.PutOn(row);

        ClockChange.TakeBack(row, attributes);

        return ClockState.From(row);
    }
}
