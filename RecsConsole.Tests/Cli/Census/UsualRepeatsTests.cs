using RecsConsole.Cli.Census;
using RecsConsole.Database;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.Census;

/// <summary>Which repeated actions count as usual, computed from the events of cases.</summary>
public sealed class UsualRepeatsTests
{
    [Fact]
    public void An_action_that_one_case_in_five_has_twice_is_repeated_everywhere()
    {
        var repeats = UsualRepeats.From([Case("a:x", "b:x"), Case("a:x"), Case("a:x"), Case("a:x"), Case("a:x", "b:x")]);

        repeats.Has("x", "anywhere").ShouldBeTrue();
    }

    [Fact]
    public void An_action_that_few_cases_have_twice_is_repeated_where_it_follows_again()
    {
        // one case in ten asks again, but every case that came back into the state after asking does
        var repeats = UsualRepeats.From([
            .. Enumerable.Repeat(Case("open:ask", "asked:close"), 54),
            .. Enumerable.Repeat(Case("open:ask", "asked:wait", "back:ask", "asked:close"), 6),
        ]);

        repeats.Has("ask", "back").ShouldBeTrue();
        repeats.Has("ask", "asked").ShouldBeFalse();
        repeats.Has("ask", null).ShouldBeFalse();
    }

    [Fact]
    public void What_followed_fewer_than_five_times_says_nothing()
    {
        var repeats = UsualRepeats.From([
            .. Enumerable.Repeat(Case("open:ask", "asked:close"), 56),
            .. Enumerable.Repeat(Case("open:ask", "asked:wait", "back:ask", "asked:close"), 4),
        ]);

        repeats.Has("ask", "back").ShouldBeFalse();
    }

    [Fact]
    public void An_action_that_a_state_seldom_sees_again_is_repeated_after_the_two_actions_that_it_follows()
    {
        var repeats = UsualRepeats.From([
            .. Enumerable.Repeat(Case("open:call", "asked:ask", "asked:close"), 54),
            .. Enumerable.Repeat(Case("open:look", "asked:ask", "asked:ask", "asked:close"), 6),
        ]);

        repeats.Has("ask", "asked", new LastTwo("look", "ask")).ShouldBeTrue();
        repeats.Has("ask", "asked", new LastTwo("call", "ask")).ShouldBeFalse();
    }

    // each step is written as the state in which it was taken, and its action
    private static IReadOnlyList<CaseEventRow> Case(params string[] steps) =>
        [
            .. steps.Select(
                (step, i) =>
                    new CaseEventRow
                    {
                        EventKey = $"{i}",
                        FromState = step.Split(':')[0],
                        Activity = step.Split(':')[1],
                        Kind = CaseEventKind.Action,
                        AttributesJson = "{}",
                    }
            ),
        ];
}
