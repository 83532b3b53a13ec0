namespace RecsConsole.Cli.Backtest;

/// <summary>Aggregates the rankings at the steps of some cases.</summary>
internal sealed class StepBacktestTally
{
    private readonly RankingHits _desk = new();
    private readonly RankingHits _random = new();
    private readonly RankingHits[] _counted = [.. Enumerable.Range(0, CountedSteps.Longest + 1).Select(_ => new RankingHits())];
    private readonly HashSet<Guid> _cases = [];
    private readonly SortedDictionary<string, int> _against = new(StringComparer.Ordinal);
    private long _eligible;
    private int _steps;
    private int _ends;
    private int _quietEnds;

    public void Add(Guid caseId, AskedSlate asked)
    {
        _steps++;
        _cases.Add(caseId);
        _desk.Add(caseId, asked.Ranked, asked.Target);
        // all places count for the desk too
        _random.AddChance(caseId, asked.ReasonAgainst is null ? asked.Eligible : null, int.MaxValue);
        for (var i = 0; i < _counted.Length; i++)
        {
            _counted[i].Add(caseId, asked.Counted[i], asked.Target);
        }

        _eligible += asked.Eligible;
        if (asked.ReasonAgainst is { } reason)
        {
            _against[reason] = _against.GetValueOrDefault(reason) + 1;
        }
    }

    /// <summary>A finished case, after its last step.</summary>
    /// <param name="isQuiet">Nothing was suggested.</param>
    public void AddEnd(bool isQuiet)
    {
        _ends++;
        _quietEnds += isQuiet ? 1 : 0;
    }

    public StepFigures Figures =>
        new(
            _cases.Count,
            _steps,
            Share(_eligible),
            Share(_against.Values.Sum()),
            [.. _against.OrderByDescending(pair => pair.Value).Select(pair => KeyValuePair.Create(pair.Key, Share(pair.Value)))],
            _desk.Figures,
            _random.Figures,
            [.. _counted.Select(each => each.Figures)]
        )
        {
            Ends = _ends,
            QuietEnds = _quietEnds,
        };

    private double Share(double sum) => _steps == 0 ? 0 : Math.Round(sum / _steps, 4);
}

/// <summary>How well the desk predicted the steps of some cases, compared with chance and counting.</summary>
/// <param name="NotEligible">Share of steps whose action was not eligible.</param>
/// <param name="Against">The share of <paramref name="NotEligible"/> by reason, most frequent first.</param>
/// <param name="Random">What a random order of the eligible actions would reach.</param>
/// <param name="Counted">Most frequent of all, then by the last 1, 2 and 3 activities.</param>
internal sealed record StepFigures(
    int Cases,
    int Steps,
    double MeanEligible,
    double NotEligible,
    IReadOnlyList<KeyValuePair<string, double>> Against,
    BacktestFigures Desk,
    BacktestFigures Random,
    IReadOnlyList<BacktestFigures> Counted
)
{
    /// <summary>Number of cases that were over after their last step.</summary>
    public int Ends { get; init; }

    /// <summary>Of these, those for which nothing was suggested then.</summary>
    public int QuietEnds { get; init; }
}
