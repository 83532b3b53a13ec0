using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Labels;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Labels;

/// <summary>
/// Each outcome counts within its own window, to the instant: a missing outcome is pending until the window closes, and later outcomes
/// are ignored.
/// </summary>
public sealed class LabelWindowTests
{
    private static readonly DateTimeOffset s_shown = new(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_solved = s_shown.AddDays(2);
    private static readonly DateTimeOffset s_ended = s_shown.AddDays(3);
    private static readonly DateTimeOffset s_deadline = s_shown.AddDays(4);
    private static readonly TimeSpan s_instant = TimeSpan.FromMilliseconds(1);

    /// <summary>Label, whether the tenant has its own windows, and after how many days the window closes.</summary>
    public static TheoryData<string, bool, double> Windows { get; } =
        new()
        {
            { LabelNames.Accepted, false, 1 },
            { LabelNames.Accepted, true, 2 },
            { LabelNames.Executed, false, 7 },
            { LabelNames.Executed, true, 5 },
            { LabelNames.Resolved, false, 14 },
            { LabelNames.Resolved, true, 10 },
            { LabelNames.SlaMet, false, 4 },
            { LabelNames.SlaMet, true, 4 }, // the case's own deadline, regardless of the tenant's settings
            { LabelNames.Rework, false, 2 + 30 },
            { LabelNames.Rework, true, 2 + 20 },
            { LabelNames.Satisfied, false, 3 + 14 },
            { LabelNames.Satisfied, true, 3 + 6 },
        };

    [Theory]
    [Trait("Req", "R101")]
    [MemberData(nameof(Windows))]
    public void Window_closes_at_its_instant(string name, bool isOwn, double days)
    {
        var closes = s_shown.AddDays(days);
        var windows = WindowsOf(isOwn);
        var item = name is LabelNames.Satisfied ? Rated(1, s_ended) : WithoutOutcome(name);

        // The deadline itself is still in time; every other window is closed at its end.
        var before = name is LabelNames.SlaMet ? closes : closes - s_instant;
        var after = name is LabelNames.SlaMet ? closes + s_instant : closes;

        var pending = LabelOf(item, name, windows, before);
        (pending.Value, pending.Applies, pending.ClosesAt).ShouldBe((null, true, closes));
        LabelOf(item, name, windows, after).Value.ShouldBe(0);
    }

    [Theory]
    [Trait("Req", "R101")]
    [MemberData(nameof(Windows))]
    public void What_happens_just_inside_counts_and_at_the_end_it_does_not(string name, bool isOwn, double days)
    {
        var windows = WindowsOf(isOwn);
        var closes = s_shown.AddDays(days);
        var (last, late) = name is LabelNames.SlaMet ? (closes, closes + s_instant) : (closes - s_instant, closes);
        var asked = s_shown.AddYears(1);

        LabelOf(WithOutcomeAt(name, last), name, windows, asked).Value.ShouldBe(1);
        LabelOf(WithOutcomeAt(name, late), name, windows, asked).Value.ShouldNotBe(1);
    }

    [Fact]
    public void Customer_who_says_nothing_was_neither_satisfied_nor_not()
    {
        var silent = Done() with { Solution = Solution() with { EndedAt = s_ended } };

        var label = LabelOf(silent, LabelNames.Satisfied, LabelWindows.Default, s_shown.AddYears(1));

        (label.Value, label.Applies).ShouldBe((null, false));
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(4, 1)]
    [InlineData(3, 0)]
    [InlineData(1, 0)]
    public void Four_stars_are_satisfied_and_three_are_not(int stars, int expected) =>
        LabelOf(Rated(stars, s_ended), LabelNames.Satisfied, LabelWindows.Default, s_shown.AddYears(1)).Value.ShouldBe(expected);

    [Fact]
    public void Last_rating_counts_and_one_after_the_case_came_back_speaks_of_something_else()
    {
        var first = Rated(5, s_ended);
        var changed = first with { Ratings = [.. first.Ratings, new(s_ended.AddDays(1), 2)] };
        var cameBack = changed with { Solution = changed.Solution! with { ReopenedAt = s_ended.AddHours(12) } };

        Satisfied(changed).ShouldBe(0);
        Satisfied(cameBack).ShouldBe(1);

        static int? Satisfied(LabelledItem item) => LabelOf(item, LabelNames.Satisfied, LabelWindows.Default, s_shown.AddYears(1)).Value;
    }

    private static LabelWindows WindowsOf(bool isOwn) =>
        isOwn ? new LabelWindows(48, 5, 10, 20) { SatisfiedDays = 6 } : LabelWindows.Default;

    private static DerivedLabel LabelOf(LabelledItem item, string name, LabelWindows windows, DateTimeOffset now) =>
        LabelRules.Of(item, windows, RulesOf(windows), now).Single(label => string.Equals(label.Name, name, StringComparison.Ordinal));

    private static EndingRules RulesOf(LabelWindows windows) => new(TimeSpan.FromDays(windows.ResolvedDays), windows.ReworkWindow());

    private static CaseSolution Solution() => new(s_solved, null, "fix");

    private static LabelledItem Seen() => new("ask", s_shown, [], null, null, s_deadline) { SeenAt = s_shown };

    private static LabelledItem Done() => Seen() with { ExecutedAt = s_shown.AddHours(1), Solution = Solution() };

    private static LabelledItem Rated(int stars, DateTimeOffset at) =>
        Done() with
        {
            Solution = Solution() with { EndedAt = s_ended },
            Ratings = [new(at, stars)],
        };

    // An item whose outcome has not occurred.
    private static LabelledItem WithoutOutcome(string name) =>
        name switch
        {
            LabelNames.Accepted or LabelNames.Executed => Seen(),
            LabelNames.Resolved or LabelNames.SlaMet => Done() with { Solution = null },
            _ => Done(),
        };

    private static LabelledItem WithOutcomeAt(string name, DateTimeOffset at) =>
        name switch
        {
            LabelNames.Accepted => Seen() with { Responses = [Accept(at)] },
            LabelNames.Executed => Seen() with { ExecutedAt = at },
            LabelNames.Resolved or LabelNames.SlaMet => Done() with { Solution = Solution() with { At = at } },
            LabelNames.Rework => Done() with { Solution = Solution() with { ReopenedAt = at } },
            _ => Rated(5, at),
        };

    private static ResponseRow Accept(DateTimeOffset at) =>
        new()
        {
            Kind = ResponseKind.Accept,
            ItemKind = ItemKind.Action,
            ItemId = "ask",
            At = at,
        };
}
