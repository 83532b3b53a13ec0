using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// Intervals by resampling with replacement (B. Efron, "Bootstrap methods: another look at the jackknife", 1979), percentile method. The
/// seed is fixed: the same input gives the same interval.
/// </summary>
public static class Bootstrap
{
    private const int Resamples = 1_000;
    private const double Tail = 0.025;
    private const long Seed = 20_251_120;

    /// <summary>The mean of some values with its interval; without values, 0 with the widest possible interval.</summary>
    public static Estimate Mean(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 0 ? new(0, 0, 1, 0) : Of(values, Average);
    }

    /// <summary>
    /// The mean of grouped values, with an interval from resampling whole groups: several values of one case are not independent
    /// observations (A. C. Davison and D. V. Hinkley, "Bootstrap methods and their application", 1997, 3.8).
    /// </summary>
    public static Estimate MeanByGroup(IEnumerable<GroupedValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var groups = values
            .GroupBy(each => each.Group)
            .OrderBy(group => group.Key)
            .Select(group => new GroupSum(group.Sum(each => each.Value), group.Count()))
            .ToList();
        return groups.Count == 0
            ? new(0, 0, 1, 0)
            : Of(groups, drawn => drawn.Sum(each => each.Sum) / drawn.Sum(each => each.Count)) with
            {
                N = groups.Sum(each => each.Count),
            };
    }

    /// <summary>
    /// The difference of a statistic between two samples, with its interval: each sample is resampled separately. N counts both.
    /// </summary>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static Estimate Difference<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<IReadOnlyList<T>, double> figure)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(figure);
        if (one.Count == 0 || other.Count == 0)
        {
            throw new ArgumentException("There is nothing to draw from.", one.Count == 0 ? nameof(one) : nameof(other));
        }

        var figures = new double[Resamples];
        var (drawn, drawnOther) = (new T[one.Count], new T[other.Count]);
        var draw = new SplitMix64(Seed);
        for (var i = 0; i < Resamples; i++)
        {
            Draw(draw, one, drawn);
            Draw(draw, other, drawnOther);
            figures[i] = figure(drawn) - figure(drawnOther);
        }

        Array.Sort(figures);
        return Percentiles(figure(one) - figure(other), figures, one.Count + other.Count);
    }

    /// <summary>Any statistic of a sample with its interval.</summary>
    /// <param name="figure">Computes the statistic from a sample of the same size.</param>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static Estimate Of<T>(IReadOnlyList<T> sample, Func<IReadOnlyList<T>, double> figure)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(figure);
        if (sample.Count == 0)
        {
            throw new ArgumentException("There is nothing to draw from.", nameof(sample));
        }

        var figures = new double[Resamples];
        var drawn = new T[sample.Count];
        var draw = new SplitMix64(Seed);
        for (var i = 0; i < Resamples; i++)
        {
            Draw(draw, sample, drawn);
            figures[i] = figure(drawn);
        }

        Array.Sort(figures);
        return Percentiles(figure(sample), figures, sample.Count);
    }

    private static void Draw<T>(SplitMix64 draw, IReadOnlyList<T> sample, T[] drawn)
    {
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = sample[draw.Below(sample.Count)];
        }
    }

    private static Estimate Percentiles(double value, double[] sorted, int n) =>
        new(value, sorted[(int)(Tail * Resamples)], sorted[(int)((1 - Tail) * Resamples) - 1], n);

    private static double Average(IReadOnlyList<double> values)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Count; i++)
        {
            sum += values[i];
        }

        return sum / values.Count;
    }

    private readonly record struct GroupSum(double Sum, int Count);
}

/// <summary>A value and the group it is resampled with, such as its case.</summary>
public readonly record struct GroupedValue(Guid Group, double Value);
