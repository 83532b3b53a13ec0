using RecsConsole.Cli.Backtest;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

public sealed class CountedStepsTests
{
    private static readonly CountedSteps s_counted = new(
        new[] { "a b c", "a b c", "a b d", "x b d", "x b d", "x c" }.Select(each => each.Split(' '))
    );

    [Theory]
    [InlineData("a b", 0, "b c d")] // b follows five times, c and d three times each; ties are ordered by name
    [InlineData("a b", 1, "d c b")]
    [InlineData("a b", 2, "c d b")]
    [InlineData("x b", 2, "d c b")]
    public void The_most_frequent_follower_of_the_last_activities_comes_first(string done, int length, string expected)
    {
        var ranked = s_counted.After(done.Split(' '), length);

        string.Join(' ', ranked).ShouldBe(expected);
    }

    [Fact]
    public void Activities_that_were_never_seen_together_fall_back_to_fewer()
    {
        s_counted.After(["q", "b"], 3).ShouldBe(s_counted.After(["b"], 1));
        s_counted.After(["q"], 3).ShouldBe(s_counted.After([], 0));
    }
}
