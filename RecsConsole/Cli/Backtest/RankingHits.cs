using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Cli.Backtest;

/// <summary>How often the outcome was among the first places of a ranking.</summary>
internal sealed class RankingHits
{
    private int _cases;
    private int _at1;
    private int _at3;
    private int _at5;
    private int _at10;
    private double _reciprocal;

    public int Cases => _cases;

    public void Add(IReadOnlyList<string> ranked, string target)
    {
        var place = 0;
        while (place < ranked.Count && !string.Equals(ranked[place], target, StringComparison.Ordinal))
        {
            place++;
        }

        _cases++;
        if (place == ranked.Count)
        {
            return;
        }

        _at1 += place < 1 ? 1 : 0;
        _at3 += place < 3 ? 1 : 0;
        _at5 += place < 5 ? 1 : 0;
        _at10 += place < 10 ? 1 : 0;
        _reciprocal += 1.0 / (place + 1);
    }

    public BacktestFigures Figures =>
        new(Share(_at1), Share(_at3), Share(_at5), Share(_at10), Rounded(_reciprocal))
        {
            Low = Math.Round(WilsonInterval.Lower(_at1, _cases), 4),
            High = Math.Round(1 - WilsonInterval.Lower(_cases - _at1, _cases), 4),
        };

    private double Share(int hits) => Rounded(hits);

    private double Rounded(double sum) => _cases == 0 ? 0 : Math.Round(sum / _cases, 4);
}

/// <summary>Shares of cases with the correct item among the first places, and the mean reciprocal rank.</summary>
internal sealed record BacktestFigures(double HitAt1, double HitAt3, double HitAt5, double HitAt10, double Mrr)
{
    /// <summary>The 95 % interval of the share with the correct item in first place (E. B. Wilson, 1927).</summary>
    public double Low { get; init; }

    public double High { get; init; }
}
