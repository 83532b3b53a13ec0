using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>
/// Plays a policy forward: new cases, the same for every policy, worked by people who ignore four suggestions in ten and then do what they
/// would have done anyway. People without a suggestion worth following let the turn pass, so suggesting nothing has its price.
/// </summary>
public sealed class PolicyPlay(SimulatedWorld world)
{
    private const double HorizonHours = 120;

    /// <summary>Plays so many cases and measures how they end.</summary>
    public PolicyOutcome PlayForward(ISimulatedPolicy policy, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Measure(count, seed, (number, text) => new SuggestedChooser(policy, number, text));
    }

    /// <summary>The same cases worked without any suggestion, by habit alone.</summary>
    public PolicyOutcome PlayHabits(int count, ulong seed) => Measure(count, seed, (_, _) => new HabitChooser());

    /// <summary>A played case with its hidden traits, for tests that need an oracle.</summary>
    public CaseSetting Setting(int number, ulong seed) =>
        new CaseDraw(world).Draw(world.At.AddMinutes(-number), RandomOf("setting", number, seed));

    private PolicyOutcome Measure(int count, ulong seed, Func<int, CaseText, IStepChooser> chooserFor)
    {
        var (resolved, inTime, hours) = (0, 0, 0.0);
        for (var number = 0; number < count; number++)
        {
            var setting = Setting(number, seed);
            var text = world.Writer.Write(setting, RandomOf("text", number, seed));
            var random = RandomOf("play", number, seed);
            var owner = world.Staff.PickFor(setting, random);
            var play = new CasePlay(world, setting, owner, chooserFor(number, text), random);
            play.Run(HorizonHours);
            var solved = play.Events.FirstOrDefault(each => world.IsSolution(each))?.At;
            resolved += solved is null ? 0 : 1;
            inTime += solved <= setting.Deadline ? 1 : 0;
            hours += solved is { } at ? world.HoursBetween(setting.OpenedAt, at) : HorizonHours;
        }

        return new(count, (double)resolved / count, (double)inTime / count, hours / count);
    }

    private static SimulationRandom RandomOf(string part, int number, ulong seed) =>
        SimulationRandom.For(seed, FormattableString.Invariant($"{part} {number}"));

    private sealed class SuggestedChooser(ISimulatedPolicy policy, int number, CaseText text) : IStepChooser
    {
        private readonly HabitChooser _habit = new();

        public DemoAction? Choose(CasePlay play)
        {
            if (play.Random.Chance(play.World.Truth.IgnoreRate))
            {
                return _habit.Choose(play);
            }

            var allowed = play.World.Allowed(play.State, play.Product).ToList();
            var suggested = policy.Propose(Show(play, allowed));
            // nobody ends a case that is not solved because a screen says so
            return allowed.Find(action =>
                string.Equals(action.Key, suggested, StringComparison.Ordinal) && action.Purpose is not ("resolve" or "close" or "give_up")
            );
        }

        private VisibleCase Show(CasePlay play, List<DemoAction> allowed) =>
            new(
                number,
                play.Setting.IssueType.Key,
                play.Product,
                text.Title,
                text.Description,
                play.Setting.Priority,
                play.State,
                [.. play.Events.Select(each => each.Step)],
                [.. allowed.Select(action => action.Key)]
            );
    }
}
