using System.Runtime.InteropServices;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Which fields of a case predict the next step better than the last activity alone: how much better each step is predicted from the other
/// histories with the same last activity and value (leave one out) than from those with the same last activity.
/// </summary>
internal static class FieldChoice
{
    // a value is smoothed towards all values, which count as this many events
    private const double SmoothingWeight = 4;

    /// <summary>
    /// The fields with the largest gain, best first, at most <paramref name="max"/>; only fields with a positive gain. Of a number and its size
    /// only the better one.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<NextStepSequence> sequences, int max)
    {
        var fields = sequences
            .SelectMany(each => each.Events)
            .SelectMany(each => each.Fields?.Keys ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return
        [
            .. fields
                .Select(field => BestOf(sequences, field))
                .Where(each => each.Gain > 0)
                .OrderByDescending(each => each.Gain)
                .Take(max)
                .Select(each => each.Name),
        ];
    }

    private static (string Name, double Gain) BestOf(IReadOnlyList<NextStepSequence> sequences, string field)
    {
        var own = (Name: field, Gain: GainOf(sequences, field));
        var values = sequences.SelectMany(each => each.Events).Select(each => each.Fields?.GetValueOrDefault(field)).OfType<string>();
        if (!FieldValue.HasSize(values))
        {
            return own;
        }

        var size = (Name: FieldValue.SizeOf(field), Gain: GainOf(sequences, FieldValue.SizeOf(field)));
        return size.Gain > own.Gain ? size : own;
    }

    private static double GainOf(IReadOnlyList<NextStepSequence> sequences, string field)
    {
        var counts = new Dictionary<(string Last, string? Value, string? Next), int>();
        var sums = new Dictionary<(string Last, string? Value), int>();
        foreach (var (last, next) in Pairs(sequences))
        {
            var value = FieldValue.Of(last, field);
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (last.Activity, value, next), out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(sums, (last.Activity, value), out _)++;
        }

        var (any, anySums) = (new Dictionary<(string Last, string? Next), int>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (key, count) in counts)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(any, (key.Last, key.Next), out _) += count;
            CollectionsMarshal.GetValueRefOrAddDefault(anySums, key.Last, out _) += count;
        }

        var gain = 0.0;
        foreach (var (key, count) in counts)
        {
            var share = (double)any[(key.Last, key.Next)] / anySums[key.Last];
            var here = (count - 1 + (SmoothingWeight * share)) / (sums[(key.Last, key.Value)] - 1 + SmoothingWeight);
            gain += count * ExactMath.Log(here / share);
        }

        return gain;
    }

    private static IEnumerable<(NextStepEvent Last, string? Next)> Pairs(IReadOnlyList<NextStepSequence> sequences)
    {
        foreach (var (events, hasEnded) in sequences)
        {
            for (var i = 0; i < events.Count; i++)
            {
                if (i + 1 < events.Count || hasEnded)
                {
                    yield return (events[i], i + 1 < events.Count ? events[i + 1].Activity : null);
                }
            }
        }
    }
}
