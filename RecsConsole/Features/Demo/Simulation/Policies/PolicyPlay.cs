namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>
/// Evaluates a policy by simulation: new cases, the same for every policy, worked by people who ignore four suggestions in ten.
/// </summary>
public sealed class PolicyPlay(SimulatedDesk desk)
{
    /// <summary>Plays a number of cases and measures their results.</summary>
    public PolicyOutcome PlayForward(ISimulatedPolicy policy, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Measure(count, seed, (number, text) => new SuggestedChooser(policy, desk, number, text));
    }

    /// <summary>The same cases worked without suggestions, by habit alone.</summary>
    public PolicyOutcome PlayHabits(int count, ulong seed) => Measure(count, seed, (_, text) => new HabitChooser(new Diagnosis(text)));

    private PolicyOutcome Measure(int count, ulong seed, Func<int, CaseText, IStepChooser> chooserFor) =>
        new([.. Enumerable.Range(0, count).Select(number => One(number, seed, chooserFor(number, desk.Text(number, seed))))]);

    private PlayedCase One(int number, ulong seed, IStepChooser chooser)
    {
        var play = desk.Play(number, seed, chooser).Run(SimulatedDesk.HorizonHours);
        return desk.EndOf(play, play.Setting.OpenedAt);
    }
}
