using System.Runtime.InteropServices;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Routing;

/// <summary>
/// Learns the weights of one target: the latest cases are predicted from the cases that had ended before each was opened, and the weights
/// are moved to maximise the likelihood of the actual result, with a penalty on each field. Steps follow D. P. Kingma and J. Ba, "Adam",
/// ICLR 2015, a fixed number over all queried cases: the same cases give the same weights.
/// </summary>
internal sealed class RoutingFit(IReadOnlyList<RoutedCase> cases, CaseTable table, TargetRows rows)
{
    private const int MinSampled = 40;
    private const int MaxSampled = 200;
    private const int MaxVoting = 8_000;
    private const double SampledShare = 0.2;
    private const int Steps = 80;
    private const double StepSize = 0.2;
    private const double Penalty = 0.002;

    // a result without votes is not impossible
    private const double Floor = 1e-4;

    private readonly int _fields = table.Fields.Count;
    private readonly int _ages = RoutingWeights.HalfLivesInDays.Count;

    /// <summary>The fraction of a weight that remains after some days, for the half-life with this index.</summary>
    public static double Faded(double days, int halfLife) => ExactMath.Exp(-Ln2 * days / RoutingWeights.HalfLivesInDays[halfLife]);

    private const double Ln2 = 0.693147180559945309;

    public RoutingWeights Run()
    {
        var asked = SampleCases();
        if (asked.Count < MinSampled)
        {
            return RoutingWeights.DefaultFor(table.Fields);
        }

        var values = new double[_fields + _ages];
        values.AsSpan(0, _fields).Fill(1);
        for (var i = 0; i < _ages; i++)
        {
            values[_fields + i] = -ExactMath.Log(1 + RoutingWeights.HalfLivesInDays[i]);
        }

        Descend(values, asked);
        var max = values[_fields..].Max();
        return new(
            table
                .Fields.Select((field, i) => (field, Value: values[i]))
                .Where(each => each.Value > 0)
                .ToDictionary(each => each.field, each => Rounded(each.Value), StringComparer.Ordinal),
            [.. values[_fields..].Select(value => Rounded(ExactMath.Exp(value - max)))]
        );
    }

    private static double Rounded(double value) => FixedPoint.ToDouble(FixedPoint.FromDouble(value));

    // Cases from the latest fifth, evenly spread, with at least one case that ended before.
    private List<SampledCase> SampleCases()
    {
        var fifth = (int)(rows.Count * SampledShare);
        var asked = new List<SampledCase>();
        for (var i = 0; i < Math.Min(MaxSampled, fifth); i++)
        {
            var entry = fifth <= MaxSampled ? i : (int)((long)i * fifth / MaxSampled);
            if (SampleOf(entry) is { } sample)
            {
                asked.Add(sample);
            }
        }

        return asked;
    }

    private SampledCase? SampleOf(int sample)
    {
        var sampled = cases[rows.RowOf(sample)];
        var places = new Dictionary<ulong, int>();
        var (agreements, sums) = (new List<ulong>(), new List<double>());
        var encoded = table.Encode(rows.RowOf(sample));
        var (voted, latest) = (0, default(DateTimeOffset));
        for (var entry = sample + 1; entry < rows.Count && voted < MaxVoting; entry++)
        {
            var row = rows.RowOf(entry);
            if (cases[row].EndedAt >= sampled.OpenedAt)
            {
                continue;
            }

            latest = voted++ == 0 ? cases[row].EndedAt : latest;
            var agreement = table.Agreement(encoded, row);
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, agreement, out var known);
            if (!known)
            {
                place = sums.Count;
                agreements.Add(agreement);
                sums.AddRange(new double[2 * _ages]);
            }

            Add(
                CollectionsMarshal.AsSpan(sums).Slice(place, 2 * _ages),
                (latest - cases[row].EndedAt).TotalDays,
                rows.ItemOf(entry) == rows.ItemOf(sample)
            );
        }

        return voted == 0 ? null : new([.. agreements], [.. sums]);
    }

    private void Add(Span<double> sums, double days, bool isRight)
    {
        for (var i = 0; i < _ages; i++)
        {
            var weight = Faded(days, i);
            sums[i] += weight;
            sums[_ages + i] += isRight ? weight : 0;
        }
    }

    private void Descend(double[] values, List<SampledCase> asked)
    {
        var (mean, square, slopes) = (new double[values.Length], new double[values.Length], new double[values.Length]);
        var (meanLeft, squareLeft) = (1.0, 1.0);
        // most cases match others in the same few ways
        var factors = asked.SelectMany(each => each.Agreements).Distinct().ToDictionary(each => each, _ => 0.0);
        var ages = new double[_ages];
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(slopes);
            foreach (var agreement in factors.Keys)
            {
                factors[agreement] = ExactMath.Exp(SumOf(agreement, values));
            }

            for (var i = 0; i < _ages; i++)
            {
                ages[i] = ExactMath.Exp(values[_fields + i]);
            }

            asked.ForEach(each => AddSlopes(each, factors, ages, slopes));
            (meanLeft, squareLeft) = (meanLeft * 0.9, squareLeft * 0.99);
            for (var j = 0; j < values.Length; j++)
            {
                var slope = (slopes[j] / asked.Count) + (j < _fields ? Penalty * values[j] : 0);
                mean[j] = (0.9 * mean[j]) + (0.1 * slope);
                square[j] = (0.99 * square[j]) + (0.01 * slope * slope);
                values[j] -= StepSize * (mean[j] / (1 - meanLeft)) / (Math.Sqrt(square[j] / (1 - squareLeft)) + 1e-8);
                values[j] = j < _fields ? Math.Max(0, values[j]) : values[j];
            }
        }
    }

    // The gradient of the negative log share of the actual result.
    private void AddSlopes(SampledCase asked, Dictionary<ulong, double> factors, double[] ages, double[] slopes)
    {
        Span<double> all = stackalloc double[slopes.Length];
        Span<double> right = stackalloc double[slopes.Length];
        var (sum, came) = (0.0, 0.0);
        for (var k = 0; k < asked.Agreements.Length; k++)
        {
            var weights = asked.Weights.AsSpan(k * 2 * _ages, 2 * _ages);
            var factor = factors[asked.Agreements[k]];
            var (ofAll, ofRight) = (0.0, 0.0);
            for (var i = 0; i < _ages; i++)
            {
                var (one, other) = (factor * ages[i] * weights[i], factor * ages[i] * weights[_ages + i]);
                all[_fields + i] += one;
                right[_fields + i] += other;
                (ofAll, ofRight) = (ofAll + one, ofRight + other);
            }

            AddTo(all, asked.Agreements[k], ofAll);
            AddTo(right, asked.Agreements[k], ofRight);
            (sum, came) = (sum + ofAll, came + ofRight);
        }

        for (var j = 0; j < slopes.Length; j++)
        {
            slopes[j] += (all[j] / sum) - ((right[j] + (Floor * all[j])) / (came + (Floor * sum)));
        }
    }

    private static double SumOf(ulong agreement, double[] values)
    {
        var sum = 0.0;
        for (; agreement != 0; agreement &= agreement - 1)
        {
            sum += values[System.Numerics.BitOperations.TrailingZeroCount(agreement)];
        }

        return sum;
    }

    private static void AddTo(Span<double> slopes, ulong agreement, double weight)
    {
        for (; agreement != 0; agreement &= agreement - 1)
        {
            slopes[System.Numerics.BitOperations.TrailingZeroCount(agreement)] += weight;
        }
    }

    /// <summary>A case with a known result, and the weights of the earlier cases by matching fields.</summary>
    /// <param name="Weights">For each match: all weights by half-life, followed by those with the same result.</param>
    private sealed record SampledCase(ulong[] Agreements, double[] Weights);
}
