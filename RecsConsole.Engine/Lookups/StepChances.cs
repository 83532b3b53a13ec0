using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// The chance that a step helps this case: that the case ends well if it is taken now. Success rates from wide to narrow, each shrunk
/// towards the one before: all steps with as much time left, those in the state, those of the issue type; then the action's own rate, in
/// the state and for the issue type, as odds relative to all steps there. An action that only closes a case helps as often as cases in this
/// state are ready to be closed, which is how often people close them here; a case that was set back is not ready. The action's rate with as
/// much time left is shrunk to what it was with more or less time, compared with all steps of the same moments: most actions are too seldom
/// taken in exactly this situation.
/// </summary>
public sealed class StepChances
{
    // weight of the wider rate, as a number of steps of the narrower one; set once, no other value was tried
    private const double Prior = 20;

    // a case is more likely ready to be closed than not; set once, no other value was tried
    private const double MostAreClosed = 0.5;

    // an expected share of zero or one has no odds
    private const double LeastShare = 0.001;

    private readonly ChanceFacts? _facts;
    private readonly CatalogIndex _catalog;
    private readonly NextStepChances _nextSteps;
    private readonly bool _isSolved;
    private readonly bool _isSetBack;

    /// <param name="isSolved">Whether the case is solved.</param>
    /// <param name="isSetBack">See <see cref="CaseMemory.IsSetBack"/>.</param>
    internal StepChances(HistoryFacts? history, CatalogIndex catalog, NextStepChances nextSteps, bool isSolved, bool isSetBack)
    {
        (_facts, _catalog, _nextSteps) = (history?.Chances, catalog, nextSteps);
        (_isSolved, _isSetBack) = (isSolved, isSetBack);
    }

    /// <summary>Chance that the case ends well whatever is done next; null without a history.</summary>
    public long? Usual => _facts is null ? null : FixedPoint.FromDouble(Calibrated(_facts, RateOf(_facts, action: null)));

    /// <summary>How often cases of this type end well, whatever is done and whenever; null without a history.</summary>
    public long? Overall =>
        _facts is not { Overall: { Steps: > 0 } all } ? null
        : _facts.Cases is { } cases ? FixedPoint.FromDouble(Within(cases, (double)all.Good / all.Steps)) // compared with chances of as many cases
        : FixedPoint.One * all.Good / all.Steps;

    /// <summary>Chance that a case with as much time left ends well, whatever is done; null without a history.</summary>
    public long? InTime => _facts is null ? null : FixedPoint.FromDouble(Calibrated(_facts, Shrink(_facts.InAll, 0.5)));

    /// <summary>Whether a chance is so far below that of all steps that the label is Low; never without a history.</summary>
    public bool IsBelowUsual(long chance) => chance < Overall - ConfidenceThresholds.BelowUsual;

    /// <summary>
    /// Whether a chance is so far above that of all steps, or so near to certainty, that the label may be High; always without a history.
    /// </summary>
    public bool IsAboveUsual(long chance) =>
        Overall is not { } usual || chance >= Math.Min(usual + ConfidenceThresholds.BelowUsual, ConfidenceThresholds.NearlyCertain);

    /// <summary>How many steps the chance of an action rests on, whatever cases they were in; 0 for one that nobody took here.</summary>
    public int StepsOf(string action) => _facts is not null && CountedOf(_facts, action) is { } counted ? counted.Ever.Steps : 0;

    /// <summary>
    /// Whether it is too soon for an action that only closes the case: here people go on with more cases than they close. Such an action is
    /// Low, too.
    /// </summary>
    public bool IsTooSoon(string action) => _facts is not null && IsClosing(action) && Readiness(action) < MostAreClosed;

    /// <summary>How often people close cases here at this point, for an action that only closes them; null for others.</summary>
    public long? ReadyFor(string action) => IsClosing(action) ? FixedPoint.FromDouble(Readiness(action)) : null;

    /// <summary>Whether an action only closes the case, which helps when the case is ready for it.</summary>
    public bool IsClosing(string action) => _catalog.Action(action)?.Kind is WorkKinds.Close;

    /// <summary>
    /// Whether the chance of an action rests on steps that took it in this state, or on how often cases are closed here; otherwise it is
    /// that of all steps. Null without a history.
    /// </summary>
    public bool? IsCounted(string action) => _facts is null ? null : IsClosing(action) || CountedOf(_facts, action) is not null;

    /// <summary>The chance of an action, scaled by 1,000,000; null without a history.</summary>
    public long? Of(string action) =>
        After(action) is not { } chance ? null : FixedPoint.FromDouble(IsClosing(action) ? chance * Readiness(action) : chance);

    /// <summary>
    /// The same for a case that is ready for the action: only this part of the chance of closing a case compares with other steps, which
    /// need no case to be ready.
    /// </summary>
    public long? OnceReady(string action) => After(action) is { } chance ? FixedPoint.FromDouble(chance) : null;

    private double? After(string action) => _facts is null ? null : Calibrated(_facts, RateOf(_facts, action));

    /// <summary>How often the action helps according to the counts, before any calibration; a null action means any step.</summary>
    public static double RateOf(ChanceFacts facts, string? action)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var ofState = Shrink(facts.OfState, Shrink(facts.OfCourse, Shrink(facts.InAll, 0.5)));
        var ofIssue = Shrink(facts.OfIssue, ofState);
        if (action is null || CountedOf(facts, action) is not { } counted)
        {
            return ofIssue;
        }

        var taken = Shrink(counted.OfState, ToShare(Odds(ofState) * RatioOf(counted)));
        return Shrink(counted.OfIssue, ToShare(Odds(taken) * Odds(ofIssue) / Odds(ofState)));
    }

    // odds of the action relative to all steps of the same moments
    private static double RatioOf(ActionChance counted)
    {
        var expected = Math.Clamp(FixedPoint.ToDouble(counted.Expected), LeastShare, 1 - LeastShare);
        return Odds(Shrink(counted.Ever, expected)) / Odds(expected);
    }

    /// <summary>The score that a calibration is fitted to and applied to: the log odds of a rate.</summary>
    public static double ScoreOf(double rate) => ExactMath.Log(Odds(Math.Clamp(rate, 1e-4, 1 - 1e-4)));

    private static double Calibrated(ChanceFacts facts, double rate) =>
        Within(facts.Cases, facts.Calibration is { } map ? FixedPoint.ToDouble(map.Apply(FixedPoint.FromDouble(ScoreOf(rate)))) : rate);

    // However they ended, so many cases allow no surer chance (Laplace's rule of succession).
    private static double Within(int? cases, double rate) =>
        cases is { } number ? Math.Clamp(rate, 1.0 / (number + 2), (number + 1.0) / (number + 2)) : rate;

    private static ActionChance? CountedOf(ChanceFacts facts, string action) =>
        facts.Actions.FirstOrDefault(each => string.Equals(each.Action, action, StringComparison.Ordinal));

    private double Readiness(string action)
    {
        if (_isSolved)
        {
            return 1; // only paperwork is left
        }

        if (_isSetBack)
        {
            return 0; // the problem is still there
        }

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
