using RecsConsole.Engine.Boosting.Training.Bins;
using RecsConsole.Engine.Boosting.Training.Losses;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>Held-out rows that show after which round the model was best.</summary>
internal sealed class ValidationPart
{
    private const int Piece = 4_096;

    private readonly BinnedRows _rows;
    private readonly ILoss _loss;
    private readonly double[] _scores;
    private readonly List<double> _losses = [];
    private readonly BoostingSettings _settings;
    private readonly Workers _workers;

    /// <param name="start">The score that the trained rows started from.</param>
    public ValidationPart(BoostingData data, BoostingSettings settings, BinnedRows rows, double start, Workers workers)
    {
        (_rows, _settings, _workers) = (rows, settings, workers);
        _loss = LossChoice.Of(data, settings);
        _scores = new double[data.Rows];
        BoostingRounds.StartOf(data, _scores, start);
    }

    /// <summary>The loss after each round.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>The round with the smallest loss, the first one on a tie; 0 before any round.</summary>
    public int BestRound { get; private set; }

    /// <summary>Whether it is time to stop.</summary>
    public bool IsOver => _settings.EarlyStoppingRounds > 0 && _losses.Count - BestRound >= _settings.EarlyStoppingRounds;

    public void Add(BoostingRound round)
    {
        _workers.RunRanges(
            _scores.Length,
            Piece,
            (from, to) =>
            {
                for (var row = from; row < to; row++)
                {
                    _scores[row] += round.Values[round.Grown.LeafOf(_rows, row)];
                }
            }
        );
        var loss = _loss.Evaluate(_scores);
        _losses.Add(loss);
        if (BestRound == 0 || loss < _losses[BestRound - 1])
        {
            BestRound = _losses.Count;
        }
    }
}
