using RecsConsole.Engine.Boosting.Training.Bins;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>
/// Gradient-boosted trees from histograms (J. H. Friedman, "Greedy Function Approximation", Annals of Statistics 2001; G. Ke et al.,
/// "LightGBM", NIPS 2017). The same data, settings and seed give the same model on any number of threads. On a processor with other vector
/// instructions the last bits may differ, so a model is stored, and not retrained when a decision is replayed.
/// </summary>
public sealed class BoostingTrainer
{
    private readonly BoostingData _data;
    private readonly BoostingSettings _settings;
    private readonly BoostingData? _validation;
    private readonly Action? _checkpoint;

    private BoostingTrainer(BoostingData data, BoostingSettings settings, BoostingData? validation, Action? checkpoint)
    {
        (_data, _settings, _validation, _checkpoint) = (data, settings, validation, checkpoint);
    }

    /// <summary>Trains a model.</summary>
    /// <param name="data">The rows to learn from.</param>
    /// <param name="settings">How trees are grown.</param>
    /// <param name="validation">Held-out rows that determine the number of trees when the settings ask for early stopping.</param>
    /// <param name="checkpoint">Called before each round; may throw to end the training.</param>
    /// <exception cref="BoostingException">Settings and data do not fit together.</exception>
    public static BoostingFit Fit(BoostingData data, BoostingSettings settings, BoostingData? validation = null, Action? checkpoint = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check(data.Columns);
        data.Check(settings.Objective);
        validation?.Check(settings.Objective);
        if (validation is not null && validation.Columns != data.Columns)
        {
            throw new BoostingException("The validation part has other columns.");
        }

        return new BoostingTrainer(data, settings, validation, checkpoint).Run();
    }

    private BoostingFit Run()
    {
        var workers = new Workers(_settings.Threads);
        var finder = new BinFinder(_data, _settings, workers);
        var columns = finder.Find();
        CheckMonotone();
        var rounds = new BoostingRounds(_data, _settings, BinnedRows.From(_data, columns, workers), workers);
        var validation = _validation is null
            ? null
            : new ValidationPart(_validation, _settings, BinnedRows.From(_validation, columns, workers), rounds.Start, workers);
        var trees = columns.Count > 0 ? Rounds(rounds, validation) : [];
        if (trees.Count == 0)
        {
            trees.Add(new([], [new(rounds.Start, 0, _data.Rows)], []));
        }

        var best =
            validation is { BestRound: > 0 } && _settings.EarlyStoppingRounds > 0
                ? Math.Min(validation.BestRound, trees.Count)
                : trees.Count;
        var model = new BoostedTrees(ModelColumnsOf(finder), trees[..best])
        {
            Objective = _settings.Objective,
            Parameters = TrainingParameters.Of(_settings, _data),
        };
        return new(model, best, validation?.Losses ?? []);
    }

    private List<RegressionTree> Rounds(BoostingRounds rounds, ValidationPart? validation)
    {
        var trees = new List<RegressionTree>();
        while (trees.Count < _settings.Trees && validation?.IsOver != true)
        {
            _checkpoint?.Invoke();
            if (rounds.Next() is not { } round)
            {
                break; // no split gains any more
            }

            trees.Add(round.Tree);
            validation?.Add(round);
        }

        return trees;
    }

    private void CheckMonotone()
    {
        if (_data.Categorical.Any(column => _settings.Monotone.Count > 0 && _settings.Monotone[column] != 0))
        {
            throw new BoostingException("A categorical column has no order to be monotone in.");
        }
    }

    private ModelColumns ModelColumnsOf(BinFinder finder)
    {
        var ranges = finder.Ranges.Select(
            (range, column) => _data.Categorical.Contains(column) ? CategoriesOf(finder, column) : range.Text()
        );
        return new([.. _data.Names], [.. ranges]) { Monotone = [.. _settings.Monotone] };
    }

    private static string CategoriesOf(BinFinder finder, int column) =>
        finder.Found[column].Categories is { Count: > 0 } categories ? string.Join(':', categories) : "none";
}
