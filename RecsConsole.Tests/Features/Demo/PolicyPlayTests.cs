using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Features.Demo.Simulation.Policies;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>A simulation of policies tells a good policy from a bad one, although people ignore four suggestions in ten.</summary>
public sealed class PolicyPlayTests(ITestOutputHelper output)
{
    private const ulong Seed = 42;
    private const int Count = 400;
    private static readonly DateTimeOffset s_at = new(2026, 3, 18, 13, 20, 0, TimeSpan.Zero);
    private static readonly SimulatedWorld s_world = new(DemoContentLoader.Load("brightline"), 1, s_at);

    [Theory]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public void Oracle_beats_habits_habits_beat_random_and_suggesting_nothing_changes_nothing(string tenant)
    {
        var desk = new SimulatedDesk(new SimulatedWorld(DemoContentLoader.Load(tenant), 1, s_at), _ => EndingRules.Usual);
        var play = new PolicyPlay(desk);

        var oracle = Print("oracle", play.PlayForward(new OraclePolicy(desk, Seed), Count, Seed));
        var random = Print("random", play.PlayForward(new RandomActionPolicy(), Count, Seed));
        var nothing = Print("nothing", play.PlayForward(new Silence(), Count, Seed));
        var habits = Print("habits", play.PlayHabits(Count, Seed));

        oracle.SlaShare.ShouldBeGreaterThan(habits.SlaShare);
        oracle.MeanHours.ShouldBeLessThan(random.MeanHours * 0.7);
        oracle.SlaShare.ShouldBeGreaterThan(random.SlaShare + 0.1);
        habits.SlaShare.ShouldBeGreaterThan(random.SlaShare);
        nothing.SlaShare.ShouldBe(habits.SlaShare, 0.05);
    }

    [Fact]
    public void A_case_that_is_solved_without_a_cure_comes_back()
    {
        var desk = new SimulatedDesk(s_world, _ => EndingRules.Usual);
        var ends = Enumerable
            .Range(0, 50)
            .Select(number =>
            {
                var play = desk.Play(number, Seed, new Closer()).Run(SimulatedDesk.HorizonHours);
                return (play.Reopened, desk.EndOf(play, play.Setting.OpenedAt).EndedWell);
            })
            .ToList();

        ends.Count(each => each.Reopened).ShouldBeGreaterThan(45);
        ends.Count(each => each.EndedWell).ShouldBeLessThan(5);
    }

    [Fact]
    public void Nobody_does_what_the_customers_contract_does_not_cover()
    {
        var desk = new SimulatedDesk(s_world, _ => EndingRules.Usual);
        var settings = Enumerable.Range(0, 50).Select(number => desk.Setting(number, Seed)).ToList();

        settings.ShouldContain(setting => setting.Account.Tier == "Bronze");
        settings.ShouldAllBe(setting =>
            s_world.Allowed("in_progress", setting).Any(action => action.Key == "hand-over-shift") == (setting.Account.Tier != "Bronze")
        );
    }

    [Fact]
    public void Playing_again_gives_the_same_measures()
    {
        var play = new PolicyPlay(new SimulatedDesk(s_world, _ => EndingRules.Usual));

        var first = play.PlayForward(new RandomActionPolicy(), 50, Seed);
        var second = play.PlayForward(new RandomActionPolicy(), 50, Seed);

        second.Cases.ShouldBe(first.Cases);
    }

    private PolicyOutcome Print(string name, PolicyOutcome outcome)
    {
        output.WriteLine($"{name}: {outcome.SlaShare:0.000} {outcome.ResolvedShare:0.000} {outcome.MeanHours:0.0} h");
        return outcome;
    }

    /// <summary>Takes over each case and resolves it as soon as possible.</summary>
    private sealed class Closer : IStepChooser
    {
        public DemoAction? Choose(CasePlay play)
        {
            var allowed = play.World.Allowed(play.State, play.Setting).ToList();
            return allowed.Find(action => action.Purpose is "resolve") ?? allowed.Find(action => action.Purpose is "start");
        }
    }

    private sealed class RandomActionPolicy : ISimulatedPolicy
    {
        private readonly SimulationRandom _random = new(3);

        public string? Propose(VisibleCase visible) => _random.Pick([.. visible.AllowedActions]);
    }

    private sealed class Silence : ISimulatedPolicy
    {
        public string? Propose(VisibleCase visible) => null;
    }
}
