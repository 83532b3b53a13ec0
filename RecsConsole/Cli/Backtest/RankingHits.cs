using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Backtest;

/// <summary>How often the outcome was among the first places of a ranking, with intervals by case.</summary>
internal sealed class RankingHits
{
    private const int Deepest = 10;
    private readonly List<GroupedValue> _at1 = [];
    private readonly List<GroupedValue> _at3 = [];
    private readonly List<GroupedValue> _at5 = [];
    private readonly List<GroupedValue> _at10 = [];
    private readonly List<GroupedValue> _reciprocal = [];
    private bool _isChance;

    public int Rankings => _at1.Count;

    /// <summary>Adds a ranking, and what was right.</summary>
    public void Add(Guid caseId, IReadOnlyList<string> ranked, string target)
    {
        var place = 0;
        while (place < ranked.Count && !string.Equals(ranked[place], target, StringComparison.Ordinal))
        {
            place++;
        }

        var isFound = place < ranked.Count;
        Add(caseId, depth => isFound && place < depth ? 1 : 0, isFound ? 1.0 / (place + 1) : 0);
    }

    /// <summary>Adds a random order of some items, by its expected figures.</summary>
    /// <param name="among">Number of items; null when the right one is not among them.</param>
    /// <param name="depth">Number of places that are shown.</param>
    public void AddChance(Guid caseId, int? among, int depth = Deepest)
    {
        _isChance = true;
        if (among is { } count and > 0)
        {
            Add(caseId, places => RandomOrder.HitAtK(count, places), RandomOrder.ReciprocalRankAtK(1, count, depth));
        }
        else
        {
            Add(caseId, _ => 0, 0);
        }
    }

    public BacktestFigures Figures
    {
        get
        {
            var intervals = new FigureIntervals(Interval(_at1), Interval(_at3), Interval(_reciprocal));
            var hits = (int)_at1.Sum(each => each.Value);
            return new(Mean(_at1), Mean(_at3), Mean(_at5), Mean(_at10), Mean(_reciprocal))
            {
                Low = _isChance ? intervals.HitAt1.Low : Math.Round(WilsonInterval.Lower(hits, Rankings), 4),
                High = _isChance ? intervals.HitAt1.High : Math.Round(1 - WilsonInterval.Lower(Rankings - hits, Rankings), 4),
                Intervals = intervals,
            };
        }
    }

    private void Add(Guid caseId, Func<int, double> hitAt, double reciprocal)
    {
        _at1.Add(new(caseId, hitAt(1)));
        _at3.Add(new(caseId, hitAt(3)));
        _at5.Add(new(caseId, hitAt(5)));
        _at10.Add(new(caseId, hitAt(Deepest)));
        _reciprocal.Add(new(caseId, reciprocal));
    }

    private static double Mean(List<GroupedValue> values) =>
        values.Count == 0 ? 0 : Math.Round(values.Sum(each => each.Value) / values.Count, 4);

    private static FigureInterval Interval(List<GroupedValue> values)
    {
        var estimate = Bootstrap.MeanByGroup(values);
        return new(Math.Round(estimate.Low, 4), Math.Round(estimate.High, 4));
    }
}

/// <summary>Shares of cases with the correct item among the first places, and the mean reciprocal rank.</summary>
internal sealed record BacktestFigures(double HitAt1, double HitAt3, double HitAt5, double HitAt10, double Mrr)
{
    /// <summary>
    /// The 95 % interval of the share with the correct item in first place (E. B. Wilson, 1927), for one ranking a case; resampled for a
    /// random order, whose hits are no whole numbers.
    /// </summary>
    public double Low { get; init; }

    public double High { get; init; }

    /// <summary>Intervals from resampling whole cases.</summary>
    public required FigureIntervals Intervals { get; init; }
}

/// <summary>The 95 % intervals of the main figures.</summary>
internal sealed record FigureIntervals(FigureInterval HitAt1, FigureInterval HitAt3, FigureInterval Mrr);

/// <summary>A 95 % interval.</summary>
internal readonly record struct FigureInterval(double Low, double High);
