using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>
/// A person who is offered suggestions: some are ignored, and without a usable one people do what they would have done anyway.
/// </summary>
internal sealed class SuggestedChooser(ISimulatedPolicy policy, SimulatedDesk desk, int number, CaseText text) : IStepChooser
{
    private readonly HabitChooser _habit = new(new Diagnosis(text));

    public DemoAction? Choose(CasePlay play) => (IsIgnored(play) ? null : Suggested(play)) ?? _habit.Choose(play);

    private static bool IsIgnored(CasePlay play) => play.Random.Chance(play.World.Truth.IgnoreRate);

    // nobody closes an unsolved case because of a suggestion
    private DemoAction? Suggested(CasePlay play)
    {
        var suggested = policy.Propose(desk.Show(play, number, text));
        return play
            .World.Allowed(play.State, play.Setting)
            .FirstOrDefault(action =>
                string.Equals(action.Key, suggested, StringComparison.Ordinal)
                && play.IsReady(action)
                && action.Purpose is not ("resolve" or "close" or "give_up")
            );
    }
}
