using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Features.Demo.Simulation.Policies;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>Playing a policy forward tells a good one from a bad one, although people ignore four suggestions in ten.</summary>
public sealed class PolicyPlayTests(ITestOutputHelper output)
{
    private const ulong Seed = 42;
    private const int Count = 400;
    private static readonly DateTimeOffset s_at = new(2026, 3, 18, 13, 20, 0, TimeSpan.Zero);
    private static readonly SimulatedWorld s_world = new(DemoContentLoader.Load("brightline"), 1, s_at);

    [Fact]
    public void Oracle_beats_random_clearly_and_random_beats_suggesting_nothing()
    {
        var play = new PolicyPlay(s_world);

        var oracle = Print("oracle", play.PlayForward(new Oracle(play), Count, Seed));
        var random = Print("random", play.PlayForward(new RandomPolicy(), Count, Seed));
        var nothing = Print("nothing", play.PlayForward(new Silence(), Count, Seed));
        var habits = Print("habits", play.PlayHabits(Count, Seed));

        oracle.SlaShare.ShouldBeGreaterThan(random.SlaShare + 0.15);
        oracle.MeanHours.ShouldBeLessThan(random.MeanHours * 0.7);
        oracle.SlaShare.ShouldBeGreaterThan(habits.SlaShare);
        random.SlaShare.ShouldBeGreaterThan(nothing.SlaShare);
        random.MeanHours.ShouldBeLessThan(nothing.MeanHours);
    }

    [Fact]
    public void Playing_again_gives_the_same_measures()
    {
        var play = new PolicyPlay(s_world);

        var first = play.PlayForward(new RandomPolicy(), 50, Seed);
        var second = play.PlayForward(new RandomPolicy(), 50, Seed);

        second.ShouldBe(first);
    }

    private PolicyOutcome Print(string name, PolicyOutcome outcome)
    {
        output.WriteLine($"{name}: {outcome}");
        return outcome;
    }

    /// <summary>Knows the cause, which no real policy does.</summary>
    private sealed class Oracle(PolicyPlay play) : ISimulatedPolicy
    {
        public string? Propose(VisibleCase visible)
        {
            if (visible.AllowedActions.Contains("take-over", StringComparer.Ordinal))
            {
                return "take-over";
            }

            var cause = play.Setting(visible.Number, Seed).Traits.Cause;
            return visible
                .AllowedActions.Where(action => !visible.History.Contains(action, StringComparer.Ordinal))
                .Select(action => (Action: action, Chance: s_world.Truth.CureChance(cause, action, 0)))
                .Where(each => each.Chance > 0.05)
                .OrderByDescending(each => each.Chance)
                .FirstOrDefault()
                .Action;
        }
    }

    private sealed class RandomPolicy : ISimulatedPolicy
    {
        private readonly SimulationRandom _random = new(3);

        public string? Propose(VisibleCase visible) => _random.Pick([.. visible.AllowedActions]);
    }

    private sealed class Silence : ISimulatedPolicy
    {
        public string? Propose(VisibleCase visible) => null;
    }
}
