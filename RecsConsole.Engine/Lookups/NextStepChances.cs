using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// How probable each action is as the next step: from the tenant's next-step model (<see cref="NextStep.NextStepModel"/>) or, while it has
/// none, from what finished cases did. First by the same last steps: long contexts predict best but are rare, so each is blended with the
/// next shorter one, p = (weight + kinds * shorter) / (all + kinds), escape method C of Witten and Bell (1991). Then by the issue: an
/// action that cases of this issue type and product take in this state twice as often as all do is twice as probable. In whole millionths.
/// </summary>
public sealed class NextStepChances
{
    // cases of the wider context that weigh as much as those of the narrower one
    private const int Prior = 10;

    // an issue may make an action at most this many times as probable
    private const int MaxTimes = 10;

    private readonly List<NextStepChance> _chances = [];

    internal NextStepChances(HistoryFacts? history)
    {
        var contexts = history?.NextSteps ?? [];
        Weight = contexts.Count == 0 ? 0 : contexts[^1].EffectiveWeight;
        if (history?.Forecast is { } forecast)
        {
            _chances.AddRange(forecast.Steps.Select(step => new NextStepChance(step.Action, step.Chance)));
        }
        else if (contexts.Count > 0)
        {
            Count(contexts, history!.Outcomes);
        }

        Best = _chances.Select(each => each.Chance).DefaultIfEmpty().Max();
    }

    /// <summary>The weight of what finished cases did in this state, in thousandths of a step; 0 without any.</summary>
    public long Weight { get; }

    /// <summary>The chance of the most probable action; 0 without any.</summary>
    public long Best { get; }

    /// <summary>The chance of each action that may come next.</summary>
    public IReadOnlyList<NextStepChance> All => _chances;

    /// <summary>The chance of an action; 0 when there is no evidence that it may come next.</summary>
    public long Of(string action)
    {
        foreach (var each in _chances)
        {
            if (string.Equals(each.Action, action, StringComparison.Ordinal))
            {
                return each.Chance;
            }
        }

        return 0;
    }

    // the actions of the longest context come first
    private void Count(IReadOnlyList<NextStepContext> contexts, OutcomeFacts? outcomes)
    {
        _chances.AddRange(
            contexts
                .SelectMany(context => context.Next)
                .Select(next => next.Action)
                .Distinct(StringComparer.Ordinal)
                .Select(action => new NextStepChance(action, After(contexts, action)))
        );

        if (outcomes is not null)
        {
            ShiftToIssue(outcomes);
        }
    }

    private static long After(IReadOnlyList<NextStepContext> contexts, string action)
    {
        var chance = 0L;
        for (var i = contexts.Count - 1; i >= 0; i--) // shortest first
        {
            var context = contexts[i];
            var doubt = context.Kinds * NextStepContext.StepWeight;
            if (context.EffectiveWeight + doubt is > 0 and var all)
            {
                chance = ((WeightOf(context, action) * FixedPoint.One) + (doubt * chance)) / all;
            }
        }

        return Math.Min(chance, FixedPoint.One);
    }

    private static long WeightOf(NextStepContext context, string action)
    {
        foreach (var next in context.Next)
        {
            if (string.Equals(next.Action, action, StringComparison.Ordinal))
            {
                return next.EffectiveWeight;
            }
        }

        return 0;
    }

    // The sum stays the same: what the issue adds to some actions is taken from the others.
    private void ShiftToIssue(OutcomeFacts outcomes)
    {
        var before = _chances.Sum(each => each.Chance);
        for (var i = 0; i < _chances.Count; i++)
        {
            var outcome = outcomes.Actions.FirstOrDefault(each => string.Equals(each.Action, _chances[i].Action, StringComparison.Ordinal));
            if (outcome is { UsedOfState: > 0 })
            {
                _chances[i] = _chances[i] with { Chance = _chances[i].Chance * TimesAll(outcomes, outcome) / FixedPoint.One };
            }
        }

        var after = _chances.Sum(each => each.Chance);
        for (var i = 0; after > 0 && i < _chances.Count; i++)
        {
            _chances[i] = _chances[i] with { Chance = Math.Min(FixedPoint.One, _chances[i].Chance * before / after) };
        }
    }

    private static long TimesAll(OutcomeFacts outcomes, ActionOutcome action)
    {
        var ofState = FixedPoint.One * action.UsedOfState / Math.Max(1, outcomes.OfState);
        var ofIssue = Shrink(action.UsedOfIssue, outcomes.OfIssue, ofState);
        var here = Shrink(action.UsedHere, outcomes.Here, ofIssue);
        return Math.Clamp(here * FixedPoint.One / Math.Max(1, ofState), FixedPoint.One / MaxTimes, FixedPoint.One * MaxTimes);
    }

    private static long Shrink(int used, int cases, long wider) => ((used * FixedPoint.One) + (Prior * wider)) / (cases + Prior);
}

/// <summary>How probable an action is as the next step, in millionths.</summary>
public readonly record struct NextStepChance(string Action, long Chance);
