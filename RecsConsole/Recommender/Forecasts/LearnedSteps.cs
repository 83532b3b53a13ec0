using RecsConsole.Engine.NextStep;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>
/// A next-step model, and from how many steps its context weights were learned. Counting is cheap and done every time; the weights change
/// slowly and are relearned when there are twice as many steps, or activities that the model does not know.
/// </summary>
internal sealed record LearnedSteps(NextStepModel Model, int LearnedFrom)
{
    /// <summary>With fewer finished cases of a type a model is no better than counting.</summary>
    public const int MinCases = 30;

    /// <summary>The model of these histories; null when there are too few.</summary>
    /// <param name="before">The previous model.</param>
    /// <param name="sequences">Cases by opening time.</param>
    /// <param name="checkpoint">Called from time to time; may throw to end the training.</param>
    public static LearnedSteps? From(LearnedSteps? before, IReadOnlyList<NextStepSequence> sequences, Action? checkpoint = null)
    {
        if (sequences.Count(each => each.HasEnded) < MinCases)
        {
            return null;
        }

        var steps = sequences.Sum(each => each.Events.Count);
        return before is not null && steps < 2 * before.LearnedFrom && Knows(before.Model, sequences)
            ? before with
            {
                Model = NextStepTrainer.Recount(before.Model, sequences),
            }
            : new(NextStepTrainer.Fit(sequences, NextStepSettings.Standard, checkpoint), steps);
    }

    private static bool Knows(NextStepModel model, IReadOnlyList<NextStepSequence> sequences)
    {
        var known = model.Activities.ToHashSet(StringComparer.Ordinal);
        return sequences.SelectMany(each => each.Events).All(each => known.Contains(each.Activity));
    }
}
