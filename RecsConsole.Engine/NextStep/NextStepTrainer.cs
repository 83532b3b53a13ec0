using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Learns a model from histories. The cases are cut into blocks in order; each block's histories are predicted from the counts of the other
/// blocks, and the weights are fitted to these predictions: a context's weight reflects how well it predicts cases it has not counted (D.
/// H. Wolpert, "Stacked generalization", Neural Networks 5, 1992). The same histories in the same order give the same model.
/// </summary>
public static class NextStepTrainer
{
    /// <summary>Learns contexts and weights.</summary>
    /// <param name="sequences">Cases by start time.</param>
    /// <param name="checkpoint">Called from time to time; may throw to end the training.</param>
    public static NextStepModel Fit(IReadOnlyList<NextStepSequence> sequences, NextStepSettings settings, Action? checkpoint = null)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(settings);
        var log = new TrainingLog(sequences, settings);
        var counts = log.Count(_ => true);
        var weights = new MixtureWeights(counts.Plan.Opinions.Count, FollowersIn(counts, log.Vocabulary.Activities.Count));
        checkpoint?.Invoke();
        var histories = Predict(log, settings, checkpoint);
        new MixtureFit(weights, histories).Run(checkpoint);
        var fitted = new StepTreesFit(weights, counts.Plan, settings).Run(histories, checkpoint);
        var margin = FixedPoint.ToDouble(FixedPoint.FromDouble(EndMargin.Choose(fitted.Said)));
        return new(settings, log.Vocabulary, counts, weights, margin)
        {
            Trees = fitted.Trees,
            Waits = StepWaits.Of(sequences, log.Vocabulary.Numbers()),
        };
    }

    /// <summary>
    /// Counts all cases again and keeps the weights: used between two trainings, so that yesterday's cases already count. Activities that
    /// the model does not know wait for the next training.
    /// </summary>
    public static NextStepModel Recount(NextStepModel model, IReadOnlyList<NextStepSequence> sequences)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sequences);
        var counts = new TrainingLog(sequences, model.Settings, model.Vocabulary).Count(_ => true);
        return new(model.Settings, model.Vocabulary, counts, model.Weights, model.EndMargin)
        {
            Version = model.Version,
            Trees = model.Trees,
            Waits = StepWaits.Of(sequences, model.Vocabulary.Numbers()),
        };
    }

    private static int[][] FollowersIn(ContextCounts counts, int activities)
    {
        var plan = counts.Plan;
        var followers = new int[activities + 1][];
        for (var last = 0; last < followers.Length; last++)
        {
            followers[last] = counts.Find(ContextKey.With((ulong)plan.Levels[0].Facet + 1, (ulong)last))?.Steps ?? [];
        }

        return followers;
    }

    private static List<FittedHistory> Predict(TrainingLog log, NextStepSettings settings, Action? checkpoint)
    {
        var fitted = new List<FittedHistory>();
        var (all, seen) = (log.Histories, 0);
        var blocks = Math.Min(settings.Blocks, log.Cases);
        for (var block = 0; block < blocks; block++)
        {
            bool IsInBlock(int number) => (long)number * blocks / log.Cases == block;
            var reader = new OpinionReader(log.Count(number => !IsInBlock(number)), settings);
            checkpoint?.Invoke();
            log.Visit(
                IsInBlock,
                (point, step, _, _) =>
                {
                    if (IsKept(seen++, all, settings.MostFitted))
                    {
                        fitted.Add(Fitted(reader.Read(point), point.Traits(), step, log.Vocabulary.Activities.Count));
                    }
                }
            );
        }

        return fitted;
    }

    /// <summary>
    /// Whether an index belongs to an evenly spread selection of at most <paramref name="max"/> out of <paramref name="all"/>.
    /// </summary>
    internal static bool IsKept(int at, int all, int max) => all <= max || (long)(at + 1) * max / all > (long)at * max / all;

    private static FittedHistory Fitted(Opinions opinions, HistoryTraits traits, int step, int end)
    {
        var came = Array.BinarySearch(opinions.Steps, step);
        var endPlace = Array.BinarySearch(opinions.Steps, end);
        var logs = new float[opinions.Logs.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = (float)opinions.Logs[i];
        }

        return new(
            opinions.Place,
            opinions.Steps,
            logs,
            opinions.Evidence,
            came < 0 ? opinions.Steps.Length : came,
            endPlace < 0 ? -1 : endPlace
        )
        {
            Traits = traits,
        };
    }
}
