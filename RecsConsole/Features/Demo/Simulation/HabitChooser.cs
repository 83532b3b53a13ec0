using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// What people do by themselves: the skilled see the cause sooner, the others follow what used to be right some months ago.
/// </summary>
/// <param name="diagnosis">What somebody concludes from what is to be seen; null: the skilled know the cause, as in the demo's history.</param>
public sealed class HabitChooser(Diagnosis? diagnosis = null) : IStepChooser
{
    // people's picture of causes and cures is that old
    internal const double LagDays = 150;

    public DemoAction? Choose(CasePlay play)
    {
        ArgumentNullException.ThrowIfNull(play);
        var allowed = play
            .World.Allowed(play.State, play.Product)
            .Where(action => !play.Tried.Contains(action.Key) && !play.IsForbidden(action.Key))
            .ToList();
        return AtTheBeginning(play, allowed)
            ?? Required(play)
            ?? WhenStuck(play, allowed)
            ?? Look(play, allowed)
            ?? Cure(play, allowed)
            ?? OfPurpose(play, allowed, "escalate")
            ?? OfPurpose(play, allowed, "inform");
    }

    private static DemoAction? AtTheBeginning(CasePlay play, List<DemoAction> allowed)
    {
        if (OfPurpose(play, allowed, "start") is not { } start)
        {
            return null;
        }

        return play.Random.NextDouble() switch
        {
            < 0.015 => OfPurpose(play, allowed, "give_up") ?? start,
            < 0.10 => OfPurpose(play, allowed, "inform") ?? start,
            _ => start,
        };
    }

    private static DemoAction? Required(CasePlay play) => play.Random.Chance(0.5) ? play.Pending().FirstOrDefault() : null;

    private static DemoAction? WhenStuck(CasePlay play, List<DemoAction> allowed)
    {
        if (play.Failures >= 2 && play.Random.Chance(0.45))
        {
            return OfPurpose(play, allowed, "escalate");
        }

        var weak = play.Owner.Skill(play.Product) < 3;
        return play.Failures >= 1 && weak && play.Random.Chance(0.3) ? OfPurpose(play, allowed, "assign") : null;
    }

    private static DemoAction? Look(CasePlay play, List<DemoAction> allowed)
    {
        var share = 0.42 - (0.05 * play.Owner.Skill(play.Product)) - (0.3 * play.Understanding);
        return play.Random.Chance(share) ? OfPurpose(play, allowed, "inform") : null;
    }

    private DemoAction? Cure(CasePlay play, List<DemoAction> allowed)
    {
        var truth = play.World.Truth;
        var believed = diagnosis?.Conclude(play) ?? SeeOrGuess(play);
        return allowed
            .Select(action => (Action: action, Chance: truth.CureChance(believed, action.Key, play.Day - LagDays)))
            .Where(each => each.Chance > 0.05)
            .OrderByDescending(each => each.Chance)
            .FirstOrDefault()
            .Action;
    }

    private static DemoCause SeeOrGuess(CasePlay play)
    {
        var traits = play.Setting.Traits;
        var sees = 0.04 + (0.12 * play.Owner.Skill(play.Product)) + play.Understanding - (0.3 * traits.Difficulty);
        return play.Random.Chance(sees)
            ? traits.Cause
            : play.Random.PickWeighted(play.World.Truth.Mix(play.Setting.IssueType.Key, play.Day - LagDays), each => each.Weight).Cause;
    }

    private static DemoAction? OfPurpose(CasePlay play, List<DemoAction> allowed, string purpose)
    {
        var fitting = allowed.Where(action => string.Equals(action.Purpose, purpose, StringComparison.Ordinal)).ToList();
        return fitting.Count == 0 ? null : play.Random.Pick(fitting);
    }
}
