using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>Hits out of n, with the 95 % interval of the share (Wilson).</summary>
public sealed record InsightRate
{
    public InsightRate(long hits, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, n);
        (Hits, N) = (hits, n);
    }

    public long Hits { get; }

    public long N { get; }

    /// <summary>Null without observations: zero out of zero is not a share.</summary>
    public double? Share => N == 0 ? null : (double)Hits / N;

    public double Low => WilsonInterval.Lower(Hits, N);

    public double High => WilsonInterval.Upper(Hits, N);

    /// <summary>
    /// The difference between this share and another, with its 95 % interval from the two Wilson intervals (R. G. Newcombe, "Interval
    /// estimation for the difference between independent proportions", Statistics in Medicine 17, 1998, method 10); null when either has no
    /// observations.
    /// </summary>
    public InsightDifference? Less(InsightRate other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Share is not { } one || other.Share is not { } two)
        {
            return null;
        }

        var difference = one - two;
        return new(difference, difference - Norm(one - Low, other.High - two), difference + Norm(High - one, two - other.Low));
    }

    private static double Norm(double one, double two) => Math.Sqrt((one * one) + (two * two));
}

/// <summary>Difference of two shares, -1 to 1, with its 95 % interval.</summary>
public sealed record InsightDifference(double Value, double Low, double High);
