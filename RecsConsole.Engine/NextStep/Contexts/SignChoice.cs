using System.Runtime.InteropServices;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Which signs of the cases' texts, such as a word, predict the next step better than the last activity alone. A text is then the most
/// telling sign in it: one value, so that it forms contexts like any field.
/// </summary>
internal static class SignChoice
{
    private const int MostCases = 4_000;
    private const int MostCandidates = 300;

    // what fewer cases have is chance, and what more than half of them have tells little
    private const int FewestCases = 20;
    private const double LeastShare = 0.01;
    private const double MostShare = 0.5;

    // a sign is smoothed towards all cases, which count as this many events
    private const double SmoothingWeight = 4;

    /// <summary>The signs with the largest gain, best first.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<NextStepSequence> sequences, int max)
    {
        var withText = max == 0 ? [] : sequences.Where(each => each.Events.Count > 0 && each.Events[0].Signs.Count > 0).ToList();
        var read = withText.Where((_, i) => NextStepTrainer.IsKept(i, withText.Count, MostCases)).ToList();
        var candidates = CandidatesIn(read);
        return candidates.Count == 0
            ? []
            :
            [
                .. GainsOf(read, candidates)
                    .Where(each => each.Value > 0)
                    .OrderByDescending(each => each.Value)
                    .ThenBy(each => each.Key)
                    .Take(max)
                    .Select(each => each.Key),
            ];
    }

    /// <summary>The place of the first of the chosen signs that a text has, from 1; 0 when it has none.</summary>
    /// <param name="chosen">Most telling first.</param>
    /// <param name="signs">Those of the text, in ascending order.</param>
    public static int PlaceOf(IReadOnlyList<int> chosen, IReadOnlyList<int> signs)
    {
        for (var place = 0; place < chosen.Count; place++)
        {
            if (Has(signs, chosen[place]))
            {
                return place + 1;
            }
        }

        return 0;
    }

    private static bool Has(IReadOnlyList<int> signs, int wanted)
    {
        var (low, high) = (0, signs.Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            if (signs[middle] == wanted)
            {
                return true;
            }

            (low, high) = signs[middle] < wanted ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    private static HashSet<int> CandidatesIn(List<NextStepSequence> read)
    {
        var cases = new Dictionary<int, int>();
        foreach (var sign in read.SelectMany(each => each.Events[0].Signs))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(cases, sign, out _)++;
        }

        return cases
            .Where(each => each.Value >= Math.Max(FewestCases, read.Count * LeastShare) && each.Value <= read.Count * MostShare)
            .OrderByDescending(each => each.Value)
            .ThenBy(each => each.Key)
            .Take(MostCandidates)
            .Select(each => each.Key)
            .ToHashSet();
    }

    // how much better each step is predicted from the other histories with the same last activity and sign, leave one out
    private static Dictionary<int, double> GainsOf(List<NextStepSequence> read, HashSet<int> candidates)
    {
        var counts = new Dictionary<(int Sign, string Last, string? Next), int>();
        var sums = new Dictionary<(int Sign, string Last), int>();
        var (any, anySums) = (new Dictionary<(string Last, string? Next), int>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var sequence in read)
        {
            List<int> signs = [.. sequence.Events[0].Signs.Where(candidates.Contains)];
            foreach (var (last, next) in PairsOf(sequence))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(any, (last, next), out _)++;
                CollectionsMarshal.GetValueRefOrAddDefault(anySums, last, out _)++;
                foreach (var sign in signs)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (sign, last, next), out _)++;
                    CollectionsMarshal.GetValueRefOrAddDefault(sums, (sign, last), out _)++;
                }
            }
        }

        var gains = new Dictionary<int, double>();
        foreach (var ((sign, last, next), count) in counts)
        {
            var share = (double)any[(last, next)] / anySums[last];
            var here = (count - 1 + (SmoothingWeight * share)) / (sums[(sign, last)] - 1 + SmoothingWeight);
            CollectionsMarshal.GetValueRefOrAddDefault(gains, sign, out _) += count * ExactMath.Log(here / share);
        }

        return gains;
    }

    private static IEnumerable<(string Last, string? Next)> PairsOf(NextStepSequence sequence)
    {
        var (events, hasEnded) = sequence;
        for (var i = 0; i < events.Count; i++)
        {
            if (i + 1 < events.Count || hasEnded)
            {
                yield return (events[i].Activity, i + 1 < events.Count ? events[i + 1].Activity : null);
            }
        }
    }
}
