using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// What people do without suggestions: they act on the cause they believe in, with knowledge of causes and cures that is some months old.
/// </summary>
/// <param name="diagnosis">The person's diagnosis from visible data.</param>
public sealed class HabitChooser(Diagnosis diagnosis) : IStepChooser
{
    // age of their knowledge of causes and cures
    internal const double LagDays = 150;

    public DemoAction? Choose(CasePlay play)
    {
        ArgumentNullException.ThrowIfNull(play);
        var possible = play.World.Allowed(play.State, play.Setting).Where(action => !play.IsForbidden(action.Key)).ToList();
        var allowed = possible.Where(action => !play.Tried.Contains(action.Key)).ToList();
        return AtTheBeginning(play, allowed)
            ?? Required(play)
            ?? WhenStuck(play, allowed)
            ?? Look(play, allowed)
            ?? Cure(play, allowed)
            ?? OfPurpose(play, allowed, "escalate")
            ?? OfPurpose(play, allowed, "inform")
            ?? Cure(play, possible); // nothing else is left: repeats what should have helped, so that no case gets stuck
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
        var believed = diagnosis.Conclude(play);
        DemoAction? cure = allowed
            .Select(action => (Action: action, Chance: truth.CureChance(believed, action.Key, play.Day - LagDays)))
            .Where(each => each.Chance > 0.05)
            .OrderByDescending(each => each.Chance)
            .FirstOrDefault()
            .Action;
        return cure is null || play.IsReady(cure) ? cure : Before(play, cure, allowed);
    }

    // what it builds on comes first, and of that what a policy requires anyway
    private static DemoAction? Before(CasePlay play, DemoAction cure, List<DemoAction> allowed)
    {
        var first = allowed.Where(action => cure.After.Contains(action.Key)).ToList();
        return play.Pending().FirstOrDefault(first.Contains) ?? (first.Count == 0 ? null : play.Random.Pick(first));
    }

    private static DemoAction? OfPurpose(CasePlay play, List<DemoAction> allowed, string purpose)
    {
        var fitting = allowed.Where(action => string.Equals(action.Purpose, purpose, StringComparison.Ordinal)).ToList();
        return fitting.Count == 0 ? null : play.Random.Pick(fitting);
    }
}
