namespace RecsConsole.Engine.NextStep;

/// <summary>
/// What about a case makes a step likely: the step is counted once more without each thing that the case says of itself, see
/// <see cref="NextStepModel.CountsWithout"/>, and the one without which it is least likely decides.
/// </summary>
public static class DecidingInputs
{
    // below this chance a step does not usually follow, whatever decides
    private const double LeastChance = 0.2;

    // a smaller difference is nothing to act on
    private const double LeastDifference = 0.15;

    /// <summary>What decides, by activity; activities for which nothing alone makes a difference are not there.</summary>
    /// <param name="history">All events of the case so far, in chronological order.</param>
    /// <param name="forecast">The model's forecast for that history.</param>
    public static IReadOnlyDictionary<string, DecidingInput> Of(
        NextStepModel model,
        IReadOnlyList<NextStepEvent> history,
        NextStepForecast forecast
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(forecast);
        var inputs = model.Inputs.Where(input => input.IsKnown(history[^1])).ToList();
        var likely = inputs.Count == 0 ? [] : forecast.Steps.Where(IsLikely).ToList();
        return likely.Count == 0
            ? new Dictionary<string, DecidingInput>(StringComparer.Ordinal)
            : Of(likely, inputs, [.. model.CountsWithout(history, [null, .. inputs])]);
    }

    // counts: with everything, then without each of the inputs
    private static Dictionary<string, DecidingInput> Of(
        List<NextStepProbability> likely,
        List<StepInput> inputs,
        List<NextStepForecast> counts
    )
    {
        var found = new Dictionary<string, DecidingInput>(StringComparer.Ordinal);
        foreach (var (activity, chance) in likely)
        {
            var (input, without) = inputs.Zip(counts.Skip(1).Select(each => each.Of(activity))).MinBy(each => each.Second);
            if (Math.Min(chance, counts[0].Of(activity)) - without >= LeastDifference)
            {
                found[activity!] = new(input, without);
            }
        }

        return found;
    }

    private static bool IsLikely(NextStepProbability step) => step.Activity is not null && step.Probability >= LeastChance;
}

/// <summary>What makes a step likely.</summary>
/// <param name="Without">The probability of the step without it.</param>
public sealed record DecidingInput(StepInput Input, double Without);
