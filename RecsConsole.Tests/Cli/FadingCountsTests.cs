using RecsConsole.Cli.Backtest;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

public sealed class FadingCountsTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Counts_halve_in_forty_five_days_and_lean_on_fewer_fields()
    {
        var counts = new FadingCounts();
        counts.Add(["one", "a"], "old", s_start);
        counts.Add(["one", "a"], "old", s_start);
        counts.Add(["one", "b"], "new", s_start.AddDays(90));
        counts.Add(["two", "a"], "other", s_start.AddDays(90));

        // for one, the two old entries have faded to a quarter and count half of the new one; an unseen combination falls back to its first
        // field, then to all entries
        counts.Ranked(["one", "c"], s_start.AddDays(90)).ShouldBe(["new", "old", "other"]);
        counts.Ranked(["one", "a"], s_start.AddDays(90))[0].ShouldBe("old");
        counts.Ranked(["two", "a"], s_start.AddDays(90))[0].ShouldBe("other");
        counts.Ranked(["three", "c"], s_start).Count.ShouldBe(3);
    }
}
