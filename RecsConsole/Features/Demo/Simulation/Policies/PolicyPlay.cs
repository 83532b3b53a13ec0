namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>Plays a policy forward: new cases, the same for every policy, worked by people who ignore four suggestions in ten.</summary>
public sealed class PolicyPlay(SimulatedDesk desk)
{
    /// <summary>Plays so many cases and measures how they end.</summary>
    public PolicyOutcome PlayForward(ISimulatedPolicy policy, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Measure(count, seed, (number, text) => new SuggestedChooser(policy, desk, number, text));
    }

    /// <summary>The same cases worked without any suggestion, by habit alone.</summary>
    public PolicyOutcome PlayHabits(int count, ulong seed) => Measure(count, seed, (_, text) => new HabitChooser(new Diagnosis(text)));

    private PolicyOutcome Measure(int count, ulong seed, Func<int, CaseText, IStepChooser> chooserFor) =>
        new([.. Enumerable.Range(0, count).Select(number => One(number, seed, chooserFor(number, desk.Text(number, seed))))]);

    private PlayedCase One(int number, ulong seed, IStepChooser chooser)
    {
        var play = desk.Play(number, seed, chooser).Run(SimulatedDesk.HorizonHours);
        return desk.EndOf(play, play.Setting.OpenedAt);
    }
}
