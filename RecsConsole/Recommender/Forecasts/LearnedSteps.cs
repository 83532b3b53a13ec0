using RecsConsole.Engine.NextStep;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>
/// A model of next steps and from how many steps the weights of its contexts were learned. Counting is cheap and done each time; the weights change
/// slowly and are learned anew when there are twice as many steps, or activities that the model does not know.
/// </summary>
internal sealed record LearnedSteps(NextStepModel Model, int LearnedFrom)
{
    /// <summary>Fewer finished cases of a type say too little of what comes next; counting them is as good.</summary>
    public const int MinCases = 30;

    /// <summary>The model of these histories; null while they are too few.</summary>
    /// <param name="before">The model until now.</param>
    /// <param name="sequences">Cases in the order of their opening.</param>
    /// <param name="checkpoint">Called now and then; may throw to end the learning.</param>
    public static LearnedSteps? Of(LearnedSteps? before, IReadOnlyList<NextStepSequence> sequences, Action? checkpoint = null)
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
