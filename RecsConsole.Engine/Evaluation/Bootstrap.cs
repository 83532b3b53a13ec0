using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// Intervals by drawing the sample again with replacement (B. Efron, "Bootstrap methods: another look at the jackknife", 1979), percentile form.
/// The seed is fixed: the same figures give the same interval.
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
    /// The mean of values that come in groups, with the interval of drawing whole groups: many values of one case are not as many witnesses
    /// (A. C. Davison and D. V. Hinkley, "Bootstrap methods and their application", 1997, 3.8).
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

    /// <summary>Any figure of a sample with its interval.</summary>
    /// <param name="figure">Computes it from a sample of the same size.</param>
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
            for (var j = 0; j < drawn.Length; j++)
            {
                drawn[j] = sample[draw.Below(sample.Count)];
            }

            figures[i] = figure(drawn);
        }

        Array.Sort(figures);
        return new(figure(sample), figures[(int)(Tail * Resamples)], figures[(int)((1 - Tail) * Resamples) - 1], sample.Count);
    }

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

/// <summary>A value, and the group that it cannot be drawn without, such as its case.</summary>
public readonly record struct GroupedValue(Guid Group, double Value);
