using RecsConsole.Casework.ServiceLevels;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.ServiceLevels;

/// <summary>Which level applies to a case, which levels conflict, and when a clock was stopped.</summary>
public sealed class ServiceLevelMatchTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("support", 1, "Gold", "three")] // matches three conditions
    [InlineData("support", 1, "Bronze", "type-priority")]
    [InlineData("billing", 1, "Gold", "gold")] // same number of conditions: tier takes precedence over priority
    [InlineData("billing", 1, null, "first")] // a priority takes precedence over no condition
    [InlineData("support", 3, null, "type")]
    [InlineData("billing", null, null, "all")]
    public void Most_conditions_win_then_tier_then_priority_then_type(string type, int? priority, string? tier, string expected)
    {
        ServiceLevel[] levels =
        [
            Level("all"),
            Level("type", types: ["support"]),
            Level("first", priority: 1),
            Level("gold", tier: "Gold"),
            Level("type-priority", ["support"], 1),
            Level("three", ["support"], 1, "Gold"),
        ];

        foreach (var order in new[] { levels, [.. levels.Reverse()] })
        {
            ServiceLevel.For(order, new(type, priority, tier))!.Key.ShouldBe(expected);
        }
    }

    [Fact]
    public void Case_that_no_level_is_for_is_promised_nothing() =>
        ServiceLevel.For([Level("gold", tier: "Gold"), Level("first", priority: 1)], new("support", null, null)).ShouldBeNull();

    [Fact]
    public void Levels_of_the_same_conditions_contradict_where_a_case_can_be_of_both()
    {
        var some = Level("a", ["support", "billing"], 1);

        some.Contradicts(Level("b", ["billing"], 1)).ShouldBeTrue();
        some.Contradicts(Level("b", ["renewal"], 1)).ShouldBeFalse("no case is of both types");
        some.Contradicts(Level("b", ["billing"], 2)).ShouldBeFalse("another priority");
        some.Contradicts(Level("b", ["billing"])).ShouldBeFalse("the one with the priority goes before it");
        Level("a").Contradicts(Level("b")).ShouldBeTrue("both are for every case");
        Level("a", tier: "Gold").Contradicts(Level("b", priority: 1)).ShouldBeFalse("the tier goes before the priority");
    }

    [Fact]
    public void Clock_stood_while_the_case_was_in_a_state_in_which_the_level_waits()
    {
        var level = Level("a") with { PauseStates = ["waiting", "parked"] };
        StateMove[] moves =
        [
            new(s_start.AddHours(-5), "waiting"), // before the clock started
            new(s_start.AddHours(1), "working"),
            new(s_start.AddHours(2), "waiting"),
            new(s_start.AddHours(3), "waiting"), // no change of state
            new(s_start.AddHours(4), "parked"),
            new(s_start.AddHours(6), "working"),
            new(s_start.AddHours(8), "waiting"),
        ];

        ClockPause
            .Of(moves, level, s_start)
            .ShouldBe([
                new(s_start, s_start.AddHours(1), "waiting"),
                new(s_start.AddHours(2), s_start.AddHours(4), "waiting"),
                new(s_start.AddHours(4), s_start.AddHours(6), "parked"),
                new(s_start.AddHours(8), null, "waiting"),
            ]);
    }

    [Fact]
    public void What_was_written_later_ends_the_time_even_where_the_clock_of_another_system_was_ahead()
    {
        var level = Level("a") with { PauseStates = ["waiting"] };
        StateMove[] moves =
        [
            new(s_start, "working"),
            new(s_start.AddMinutes(65), "waiting"), // reported by a clock that is ahead
            new(s_start.AddMinutes(62), "working"),
        ];

        ClockPause.Of(moves, level, s_start).ShouldBeEmpty("it does not stand for ever");
        ClockPause
            .Of([.. moves, new(s_start.AddMinutes(63), "waiting"), new(s_start.AddMinutes(90), "working")], level, s_start)
            .ShouldBe([new(s_start.AddMinutes(65), s_start.AddMinutes(90), "waiting")]);
    }

    private static ServiceLevel Level(string key, IReadOnlyList<string>? types = null, int? priority = null, string? tier = null) =>
        new(key, 1, key, types ?? [], priority, tier, TimeSpan.FromHours(4), false, []);
}
