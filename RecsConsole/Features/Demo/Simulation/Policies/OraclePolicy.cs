using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>
/// A policy that knows the cause, as no real one does: starts the case, then the best cure, repeatedly if necessary. It leaves what
/// policies require to the people, which the product must not do: they take some of it later, and some not at all.
/// </summary>
/// <param name="repeats">False: never repeats an action tried since the case was opened or reopened, as the product never suggests first
/// what failed.</param>
public sealed class OraclePolicy(SimulatedDesk desk, ulong seed, bool repeats = true) : ISimulatedPolicy
{
    private const double Helps = 0.05;

    public string? Propose(VisibleCase visible)
    {
        ArgumentNullException.ThrowIfNull(visible);
        var allowed = visible.AllowedActions.Select(desk.World.Action).ToList();
        return (allowed.Find(action => action.Purpose is "start") ?? WayTo(Cure(visible), allowed) ?? WayOn(visible, allowed))?.Key;
    }

    // the cure, or the quickest of the steps that it builds on
    private static DemoAction? WayTo(DemoAction? cure, List<DemoAction> allowed) =>
        cure is null || allowed.Contains(cure)
            ? cure
            : allowed.Where(action => cure.After.Contains(action.Key)).MinBy(action => action.Hours);

    private DemoAction? Cure(VisibleCase visible)
    {
        var setting = desk.Setting(visible.Number, seed);
        var day = desk.World.Day(visible.Now);
        return desk
            .World.Allowed(visible.State, setting)
            .Where(action => action.Purpose is not "comply" && (repeats || !IsTried(visible, action.Key)))
            .Select(action => (Action: action, Chance: desk.World.Truth.CureChance(setting.Traits.Cause, action.Key, day)))
            .Where(each => each.Chance > Helps)
            .OrderByDescending(each => each.Chance)
            .ThenBy(each => each.Action.Hours)
            .FirstOrDefault()
            .Action;
    }

    private bool IsTried(VisibleCase visible, string action)
    {
        var reopened = desk.World.Activity("reopened").Key;
        return visible
            .History.Reverse()
            .TakeWhile(step => !string.Equals(step, reopened, StringComparison.Ordinal))
            .Contains(action, StringComparer.Ordinal);
    }

    // when nothing cures it, checking costs least
    private static DemoAction? WayOn(VisibleCase visible, List<DemoAction> allowed) =>
        allowed
            .Where(action => action.Purpose is "inform" && !visible.History.Contains(action.Key, StringComparer.Ordinal))
            .MinBy(action => action.Hours);
}
