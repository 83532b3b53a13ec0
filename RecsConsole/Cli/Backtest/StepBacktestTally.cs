using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Backtest;

/// <summary>Aggregates the rankings at the steps of some cases.</summary>
internal sealed class StepBacktestTally
{
    private const int Places = 3;

    private readonly RankingHits _desk = new();
    private readonly RankingHits[] _counted = [.. Enumerable.Range(0, CountedSteps.Longest + 1).Select(_ => new RankingHits())];
    private readonly Dictionary<Guid, (int Hits, int Steps)> _cases = [];
    private readonly SortedDictionary<string, int> _against = new(StringComparer.Ordinal);
    private long _eligible;
    private double _random;
    private int _steps;

    public void Add(Guid caseId, AskedSlate asked)
    {
        _steps++;
        _desk.Add(asked.Ranked, asked.Target);
        for (var i = 0; i < _counted.Length; i++)
        {
            _counted[i].Add(asked.Counted[i], asked.Target);
        }

        var isFirst = asked.Ranked.Count > 0 && string.Equals(asked.Ranked[0], asked.Target, StringComparison.Ordinal);
        var known = _cases.GetValueOrDefault(caseId);
        _cases[caseId] = (known.Hits + (isFirst ? 1 : 0), known.Steps + 1);
        _eligible += asked.Eligible;
        if (asked.ReasonAgainst is { } reason)
        {
            _against[reason] = _against.GetValueOrDefault(reason) + 1;
        }
        else
        {
            _random += Math.Min(1, Places / (double)asked.Eligible);
        }
    }

    public StepFigures Figures
    {
        get
        {
            var cases = _cases.OrderBy(pair => pair.Key).Select(pair => pair.Value).ToList();
            var interval =
                cases.Count == 0
                    ? new Estimate(0, 0, 1, 0)
                    : Bootstrap.Of(cases, drawn => (double)drawn.Sum(each => each.Hits) / drawn.Sum(each => each.Steps));
            return new(
                cases.Count,
                _steps,
                Share(_eligible),
                Share(_against.Values.Sum()),
                [.. _against.OrderByDescending(pair => pair.Value).Select(pair => KeyValuePair.Create(pair.Key, Share(pair.Value)))],
                _desk.Figures,
                Math.Round(interval.Low, 4),
                Math.Round(interval.High, 4),
                Share(_random),
                [.. _counted.Select(each => each.Figures)]
            );
        }
    }

    private double Share(double sum) => _steps == 0 ? 0 : Math.Round(sum / _steps, 4);
}

/// <summary>How well the desk predicted the steps of some cases, compared with chance and counting.</summary>
/// <param name="NotEligible">Share of steps whose action was not eligible.</param>
/// <param name="Against">The share of <paramref name="NotEligible"/> by reason, most frequent first.</param>
/// <param name="Low">Lower bound of the 95 % interval of hit@1, resampled by case.</param>
/// <param name="RandomHitAt3">What a random order of the eligible actions would reach.</param>
/// <param name="Counted">Most frequent of all, then by the last 1, 2 and 3 activities.</param>
internal sealed record StepFigures(
    int Cases,
    int Steps,
    double MeanEligible,
    double NotEligible,
    IReadOnlyList<KeyValuePair<string, double>> Against,
    BacktestFigures Desk,
    double Low,
    double High,
    double RandomHitAt3,
    IReadOnlyList<BacktestFigures> Counted
);
