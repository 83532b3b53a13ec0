using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.Training;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Fits trees to what the mixture leaves unexplained. The histories are those the weights were fitted to, each predicted from the counts of
/// other cases. The number of trees is chosen on the latest quarter of the cases; if none helps there, there are none.
/// </summary>
internal sealed class StepTreesFit(MixtureWeights weights, ContextPlan plan, NextStepSettings settings)
{
    private const int MinHistories = 400;
    private const int StopAfter = 10;

    // rounds that reduce the loss by less than this share fit noise
    private const double LeastGain = 0.002;

    private readonly StepRows _rows = new(plan);

    /// <summary>Fits the trees, and returns the predictions for histories that neither they nor the counts had seen.</summary>
    public FittedTrees Run(IReadOnlyList<FittedHistory> histories, Action? checkpoint)
    {
        var cut = histories.Count * 3 / 4;
        List<FittedHistory> later = [.. histories.Skip(cut)];
        if (histories.Count < MinHistories || settings.MostTrees == 0)
        {
            return new(null, [.. histories.Select(Mixed)]);
        }

        var known = AskedOf(histories.Take(cut).ToList());
        var apart = AskedOf(later);
        var growing = Growing(settings.MostTrees) with { EarlyStoppingRounds = StopAfter };
        var found = BoostingTrainer.Fit(DataOf(known), growing, DataOf(apart), checkpoint);
        if (found.ValidationLosses.DefaultIfEmpty(double.MaxValue).Min() > LossOf(apart) * (1 - LeastGain))
        {
            return new(null, [.. histories.Select(Mixed)]);
        }

        var trees = new StepTrees(found.Model, _rows);
        List<MixedHistory> said = [.. later.Select(each => Corrected(each, trees))];
        var all = BoostingTrainer.Fit(DataOf(AskedOf(histories)), Growing(found.BestRound), checkpoint: checkpoint);
        return new(new(all.Model, _rows), said);
    }

    private static BoostingSettings Growing(int trees) =>
        new()
        {
            Objective = BoostingObjective.Choice,
            Trees = trees,
            Leaves = 31,
            LearningRate = 0.05,
            MinLeafRows = 50,
            L2 = 5,
            Bins = 63,
            FeatureFraction = 0.5,
            Threads = Environment.ProcessorCount,
        };

    // without the histories whose step is not among the most probable ones: trees cannot put it there
    private List<CandidateHistory> AskedOf(IReadOnlyList<FittedHistory> histories)
    {
        var asked = new List<CandidateHistory>();
        for (var i = 0; i < histories.Count; i++)
        {
            if (NextStepTrainer.IsKept(i, histories.Count, settings.MostInTrees))
            {
                var mixed = weights.Mix(histories[i].Opinions);
                var places = StepRows.PlacesOf(mixed);
                var came = Array.IndexOf(places, histories[i].Came);
                if (came >= 0)
                {
                    asked.Add(new(histories[i], mixed, places, came));
                }
            }
        }

        return asked;
    }

    private BoostingData DataOf(List<CandidateHistory> asked)
    {
        var columns = _rows.Names.Count;
        var count = asked.Sum(each => each.Places.Length);
        var (values, labels, starts) = (new double[(long)count * columns], new double[count], new double[count]);
        var row = 0;
        foreach (var (history, mixed, places, came) in asked)
        {
            _rows.Write(history.Opinions, history.Traits, mixed, places, values.AsSpan(row * columns, places.Length * columns));
            labels[row + came] = 1;
            foreach (var place in places)
            {
                starts[row++] = StepRows.LogOf(mixed[place]);
            }
        }

        return new(columns, values, labels)
        {
            Names = _rows.Names,
            Categorical = _rows.Categorical,
            Starts = starts,
            Queries = [.. asked.Select(each => each.Places.Length)],
        };
    }

    // of the mixture alone, over the same candidates as the trees' loss
    private static double LossOf(List<CandidateHistory> asked) =>
        asked.Average(each => StepRows.LogOf(each.Places.Sum(place => each.Mixed[place])) - StepRows.LogOf(each.Mixed[each.History.Came]));

    private MixedHistory Mixed(FittedHistory history) => new(weights.Mix(history.Opinions), history.Came, history.EndPlace);

    private MixedHistory Corrected(FittedHistory history, StepTrees trees)
    {
        var said = Mixed(history);
        trees.Correct(history.Opinions, history.Traits, said.Probabilities);
        return said;
    }

    /// <param name="Came">Which of the places came.</param>
    private sealed record CandidateHistory(FittedHistory History, double[] Mixed, int[] Places, int Came);
}

/// <summary>The result of training.</summary>
/// <param name="Trees">Null when no trees helped.</param>
/// <param name="Said">The model's predictions for histories it had not seen.</param>
internal sealed record FittedTrees(StepTrees? Trees, IReadOnlyList<MixedHistory> Said);

/// <summary>The prediction for a history, the index of what came, and the index of the end (-1 when it was not a candidate).</summary>
internal sealed record MixedHistory(double[] Probabilities, int Came, int EndPlace);
