using RecsConsole.Engine.Access;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Cli.Backtest;

/// <summary>
/// Tries source weights on past steps: every log has equal weight, whatever its length, and a step scores the reciprocal rank of the
/// correct item within the first ten.
/// </summary>
internal sealed class WeightChoice(SlateKind kind, Action<string> progress)
{
    private const int Draws = 2_000;
    private const int Rounds = 2;
    private const int Places = 10;
    private const int HitPlaces = 5;
    private const double FifthPlace = (1.0 / HitPlaces) - 1e-9;

    private static readonly long[] s_tried = [0, 100_000, 200_000, 400_000, 600_000, 800_000, 1_000_000];

    private readonly PastRanking _ranking = new(new AccessPolicy(), kind);

    /// <summary>
    /// Goes through the sources in order, tries the values of each, and keeps the best on these steps; two rounds. Other sources stay
    /// unchanged.
    /// </summary>
    public IReadOnlyDictionary<string, long> Choose(IReadOnlyList<IReadOnlyList<AskedStep>> logs, IReadOnlyDictionary<string, long> start)
    {
        var best = new Dictionary<string, long>(start, StringComparer.Ordinal);
        var worth = Mean(Reciprocals(logs, best));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var source in CandidateSources.All().NamesOf(kind).Except(SourceSwitches.OptIn, StringComparer.Ordinal))
            {
                var before = best.GetValueOrDefault(source, FixedPoint.One);
                foreach (var weight in s_tried.Where(weight => weight != before))
                {
                    var other = new Dictionary<string, long>(best, StringComparer.Ordinal) { [source] = weight };
                    if (Mean(Reciprocals(logs, other)) is var tried && tried > worth)
                    {
                        (best, worth) = (other, tried);
                    }
                }

                progress(FormattableString.Invariant($"{source} {best[source]}: {worth:0.0000}"));
            }
        }

        return best;
    }

    /// <summary>The score of a set of weights.</summary>
    public WeightFigures Measure(IReadOnlyList<IReadOnlyList<AskedStep>> logs, IReadOnlyDictionary<string, long> weights)
    {
        var steps = Reciprocals(logs, weights);
        return new(Math.Round(Mean(steps), 4), steps, [.. steps.Select(log => log.Select(step => step >= FifthPlace ? 1.0 : 0).ToArray())]);
    }

    /// <summary>The expected score of a random order of the eligible items.</summary>
    public WeightFigures MeasureChance(IReadOnlyList<IReadOnlyList<AskedStep>> logs)
    {
        var among = logs.Select(log => log.Select(step => _ranking.RankAll(step.Snapshot).AmongWith(step.Target)).ToList()).ToList();
        var steps = Each(among, count => RandomOrder.ReciprocalRankAtK(1, count, Places));
        return new(Math.Round(Mean(steps), 4), steps, Each(among, count => RandomOrder.HitAtK(count, HitPlaces)));
    }

    // 0 where the right item could not be shown
    private static List<double[]> Each(List<List<int?>> logs, Func<int, double> figure) =>
        [.. logs.Select(log => log.Select(count => count is { } among ? figure(among) : 0).ToArray())];

    /// <summary>The difference of the means with its 95 % bootstrap interval: steps are resampled per log, identically for both.</summary>
    public static WeightDifference Compare(WeightFigures left, WeightFigures right)
    {
        var random = new Random(4);
        var differences = left.Steps.Zip(right.Steps, (a, b) => a.Zip(b, (x, y) => y - x).ToArray()).ToList();
        var drawn = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            drawn[i] = differences.Average(log =>
            {
                var sum = 0.0;
                for (var step = 0; step < log.Length; step++)
                {
                    sum += log[random.Next(log.Length)];
                }

                return sum / log.Length;
            });
        }

        Array.Sort(drawn);
        return new(
            Math.Round(differences.Average(log => log.Average()), 4),
            Math.Round(drawn[(int)(Draws * 0.025)], 4),
            Math.Round(drawn[(int)(Draws * 0.975)], 4)
        );
    }

    private static double Mean(IReadOnlyList<double[]> logs) => logs.Average(log => log.Average());

    private List<double[]> Reciprocals(IReadOnlyList<IReadOnlyList<AskedStep>> logs, IReadOnlyDictionary<string, long> weights) =>
        [.. logs.Select(log => log.Select(step => Reciprocal(_ranking.Rank(step.Snapshot, null, weights), step)).ToArray())];

    private static double Reciprocal(IReadOnlyList<Candidate> ranked, AskedStep step)
    {
        for (var place = 0; place < ranked.Count; place++)
        {
            if (string.Equals(ranked[place].Id, step.Target, StringComparison.Ordinal))
            {
                return 1.0 / (place + 1);
            }
        }

        return 0;
    }
}

/// <summary>The score of weights on some steps: the mean over logs of their means.</summary>
/// <param name="Steps">Reciprocal ranks, by log and step.</param>
/// <param name="Hits">Whether the right item was among the first five, 1 or 0, by log and step; a probability for a random order.</param>
internal sealed record WeightFigures(double Mrr, IReadOnlyList<double[]> Steps, IReadOnlyList<double[]> Hits)
{
    public double HitAt5 => Math.Round(HitsByLog.Average(), 4);

    public IReadOnlyList<double> HitsByLog => [.. Hits.Select(log => Math.Round(log.Average(), 4))];
}

/// <summary>The difference between two scores, with an interval.</summary>
internal sealed record WeightDifference(double Mrr, double Low, double High);
