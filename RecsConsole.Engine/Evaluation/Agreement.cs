namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// Agreement of two raters beyond chance: kappa = (p_o - p_e) / (1 - p_e), with p_o the observed share of equal ratings and p_e the share
/// expected by chance from each rater's own frequencies (J. Cohen, "A coefficient of agreement for nominal scales", Educational and
/// Psychological Measurement 20, 1960). The large-sample standard error is that of J. L. Fleiss, J. Cohen, B. S. Everitt, "Large sample
/// standard errors of kappa and weighted kappa", Psychological Bulletin 72, 1969, equation 13; it is for intervals, not for a test of kappa
/// = 0.
/// </summary>
public static class Agreement
{
    /// <summary>Minimum number of common cases for an estimate; below it the interval would span most of the scale.</summary>
    public const int MinCases = 20;

    /// <summary>Kappa of two raters from their ratings of the same cases; categories are compared ordinally.</summary>
    public static KappaEstimate Of(IReadOnlyCollection<(string First, string Second)> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Count == 0)
        {
            return KappaEstimate.Nothing;
        }

        string[] categories =
        [
            .. ratings.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        var counts = new long[categories.Length, categories.Length];
        foreach (var (first, second) in ratings)
        {
            counts[
                Array.BinarySearch(categories, first, StringComparer.Ordinal),
                Array.BinarySearch(categories, second, StringComparer.Ordinal)
            ]++;
        }

        return Of(counts);
    }

    /// <summary>Kappa from a square table of counts: rows are the first rater's categories, columns the second's.</summary>
    /// <param name="counts">Square: [category of the first rater, category of the second].</param>
    /// <exception cref="ArgumentOutOfRangeException">The table is not square, or a count is negative.</exception>
    public static KappaEstimate Of(long[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var size = counts.GetLength(0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.GetLength(1), size, nameof(counts));
        long n = 0;
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            n += count;
        }

        if (n == 0)
        {
            return KappaEstimate.Nothing;
        }

        var shares = new Shares(counts, n);
        var (observed, expected) = (shares.Observed, shares.Expected);
        if (expected >= 1)
        {
            return new(n, observed, expected, null, null); // both always chose the same one category: 0 / 0
        }

        var kappa = (observed - expected) / (1 - expected);
        var variance = shares.Variance(kappa);
        return new(n, observed, expected, kappa, Math.Sqrt(Math.Max(0, variance)));
    }

    /// <summary>
    /// One figure for several pairs of raters, each weighted by its number of cases: kappa = sum n_m kappa_m / sum n_m, and its standard
    /// error sqrt(sum n_m^2 se_m^2) / sum n_m, as for independent strata (J. L. Fleiss, B. Levin, M. C. Paik, "Statistical Methods for
    /// Rates and Proportions", 3rd edition, 2003, section 18.1; weighted by n instead of inverse variances, which are infinite where a pair
    /// agrees fully). Pairs whose kappa is undefined count in n and in the shares, but not in kappa.
    /// </summary>
    public static KappaEstimate Combine(IReadOnlyCollection<KappaEstimate> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var n = pairs.Sum(pair => pair.N);
        if (n == 0)
        {
            return KappaEstimate.Nothing;
        }

        var observed = pairs.Sum(pair => pair.N * pair.Observed) / n;
        var expected = pairs.Sum(pair => pair.N * pair.Expected) / n;
        var defined = pairs.Where(pair => pair.Kappa is not null).ToList();
        var weight = defined.Sum(pair => pair.N);
        if (weight == 0)
        {
            return new(n, observed, expected, null, null);
        }

        var kappa = defined.Sum(pair => pair.N * pair.Kappa!.Value) / weight;
        var squares = defined.Sum(pair => (double)pair.N * pair.N * pair.StandardError!.Value * pair.StandardError.Value);
        return new(n, observed, expected, kappa, Math.Sqrt(squares) / weight);
    }

    private sealed class Shares
    {
        private readonly double[,] _cells;
        private readonly double[] _rows;
        private readonly double[] _columns;
        private readonly long _n;

        public Shares(long[,] counts, long n)
        {
            var size = counts.GetLength(0);
            (_cells, _rows, _columns, _n) = (new double[size, size], new double[size], new double[size], n);
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    var share = counts[i, j] / (double)n;
                    _cells[i, j] = share;
                    _rows[i] += share;
                    _columns[j] += share;
                }
            }

            for (var i = 0; i < size; i++)
            {
                Observed += _cells[i, i];
                Expected += _rows[i] * _columns[i];
            }
        }

        public double Observed { get; }

        public double Expected { get; }

        // Fleiss, Cohen and Everitt 1969, equation 13, divided by n
        public double Variance(double kappa)
        {
            double agreeing = 0;
            double differing = 0;
            for (var i = 0; i < _rows.Length; i++)
            {
                for (var j = 0; j < _rows.Length; j++)
                {
                    var term = i == j ? 1 - ((_rows[i] + _columns[i]) * (1 - kappa)) : (_columns[i] + _rows[j]) * (1 - kappa);
                    var added = _cells[i, j] * term * term;
                    (agreeing, differing) = i == j ? (agreeing + added, differing) : (agreeing, differing + added);
                }
            }

            var last = kappa - (Expected * (1 - kappa));
            return (agreeing + differing - (last * last)) / (_n * (1 - Expected) * (1 - Expected));
        }
    }
}
