using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// The chance that a step helps this case: that the case ends well when it is taken now. Success rates from wide to narrow, each shrunk to the one before: all
/// steps with as much time left, those in the state, those of the issue type; and the action's own, in the state and for the issue type, as odds beside the
/// odds of all steps there. What only closes a case helps as often as cases that stand here are ready to be closed, which is how often people close them here.
/// </summary>
public sealed class StepChances
{
    private const string CloseKind = "close";

    // steps of the wider rate that weigh as much as those of the narrower one; set once and tried with no other value
    private const double Prior = 20;

    private readonly ChanceFacts? _facts;
    private readonly CatalogIndex _catalog;
    private readonly NextStepChances _nextSteps;
    private readonly double _ofState;
    private readonly double _ofIssue;

    internal StepChances(HistoryFacts? history, CatalogIndex catalog, NextStepChances nextSteps)
    {
        (_facts, _catalog, _nextSteps) = (history?.Chances, catalog, nextSteps);
        if (_facts is not null)
        {
            _ofState = Shrink(_facts.OfState, Shrink(_facts.InAll, 0.5));
            _ofIssue = Shrink(_facts.OfIssue, _ofState);
        }
    }

    /// <summary>Chance that the case ends well whatever is done next; null without a history.</summary>
    public long? Usual => _facts is null ? null : FixedPoint.FromDouble(_ofIssue);

    /// <summary>Whether an action only closes the case, which helps when the case is ready for it.</summary>
    public bool IsClosing(string action) => _catalog.Action(action)?.Kind is CloseKind;

    /// <summary>The chance of an action, scaled by 1,000,000; null without a history.</summary>
    public long? Of(string action)
    {
        if (_facts is null)
        {
            return null;
        }

        var chance = OfAction(_facts.Actions.FirstOrDefault(each => string.Equals(each.Action, action, StringComparison.Ordinal)));
        return FixedPoint.FromDouble(IsClosing(action) ? chance * Readiness(action) : chance);
    }

    private double OfAction(ActionChance? action)
    {
        if (action is null)
        {
            return _ofIssue;
        }

        var inState = Shrink(action.OfState, _ofState);
        return Shrink(action.OfIssue, ToShare(Odds(inState) * Odds(_ofIssue) / Odds(_ofState)));
    }

    private double Readiness(string action)
    {
        foreach (var next in _nextSteps.All)
        {
            if (string.Equals(next.Action, action, StringComparison.Ordinal))
            {
                return FixedPoint.ToDouble(next.Chance);
            }
        }

        return 0;
    }

    private static double Shrink(StepTally tally, double wider) => (tally.Good + (Prior * wider)) / (tally.Steps + Prior);

    private static double Odds(double share) => share / (1 - share);

    private static double ToShare(double odds) => odds / (1 + odds);
}
