using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Text;

namespace RecsConsole.Engine.Solutions;

/// <summary>
/// Learns the solution model. Whether signs are used is decided on the last fifth of the cases: they must predict its solutions better than
/// issue type and product alone.
/// </summary>
public static class SolutionTrainer
{
    /// <summary>Minimum number of solved cases for a model.</summary>
    public const int MinCases = 30;

    private const int MaxCases = 4_000;

    // chosen on the last fifth of both demo histories, from 600 and 4 (docs/benchmarks.md, "Solutions")
    private const int MaxSigns = 1_000;
    private const int MinOfSign = 3;
    private const int MaxRounds = 40;
    private const int ValidationShare = 5;

    // weight of the L2 penalty; of .03, .1, .3 and 1, this predicted the last fifth of both demo histories best
    private const double Penalty = 0.3;

    /// <summary>The model of these cases; null when too few were solved by a known step.</summary>
    /// <param name="cases">Finished cases of one type, in any order.</param>
    public static SolutionModel? Learn(IEnumerable<SolvedCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        List<SolvedCase> solved =
        [
            .. cases.Where(each => each.Step.Action is not null).OrderByDescending(each => each.SolvedAt).Take(MaxCases).Reverse(),
        ];
        if (solved.Count < MinCases)
        {
            return null;
        }

        var certainty = Certainty(solved);
        var split = solved.Count - (solved.Count / ValidationShare);
        var early = solved.Take(split).ToList();
        var (plain, withSigns) = (Fit(early, certainty, readSigns: false), Fit(early, certainty, readSigns: true));
        var later = solved.Skip(split).ToList();
        var best = withSigns.ReadsSigns && Loss(withSigns, later) < Loss(plain, later) ? withSigns : plain;
        return Fit(solved, certainty, best.ReadsSigns).With(FailedAttempts.Learn(best, later));
    }

    /// <summary>
    /// How reliable inferred solutions are: how often they match the recorded one when both are known; one half when neither ever is.
    /// </summary>
    internal static double Certainty(IReadOnlyList<SolvedCase> cases)
    {
        var both = cases.Where(each => each.Step is { Told: not null, Inferred: not null }).ToList();
        return (both.Count(each => string.Equals(each.Step.Told, each.Step.Inferred, StringComparison.Ordinal)) + 1.0) / (both.Count + 2.0);
    }

    private static SolutionModel Fit(IReadOnlyList<SolvedCase> cases, double certainty, bool readSigns)
    {
        var counts = new SolutionCounts(cases, certainty);
        return new(counts, readSigns ? WeightsOf(cases, counts) : null);
    }

    private static double Loss(SolutionModel model, IReadOnlyList<SolvedCase> cases)
    {
        var loss = 0.0;
        foreach (var each in cases)
        {
            var place = model.PlaceOf(each.Step.Action!);
            loss -= place < 0 ? 0 : Math.Log(Math.Max(1e-6, model.Chances(each.IssueType, each.Product, each.Signs)[place]));
        }

        return loss;
    }

    private static SignWeights? WeightsOf(IReadOnlyList<SolvedCase> cases, SolutionCounts counts)
    {
        var places = PlacesOf(cases);
        if (places.Count == 0)
        {
            return null;
        }

        var actions = counts.Actions.Count;
        var byAction = counts
            .Actions.Select((action, i) => (action, i))
            .ToDictionary(each => each.action, each => each.i, StringComparer.Ordinal);
        var rates = new Dictionary<(string, string?), double[]>();
        List<Row> rows = [];
        foreach (var each in cases)
        {
            var key = (each.IssueType, each.Product);
            if (!rates.TryGetValue(key, out var rate))
            {
                rates[key] = rate = counts.Rates(each.IssueType, each.Product);
            }

            rows.Add(new(rate, SignWeights.Known(places, each.Signs), byAction[each.Step.Action!]));
        }

        var weights = new LimitedMemoryMinimizer((point, slopes) => Value(rows, actions, point, slopes), null).Minimise(
            new double[places.Count * actions],
            MaxRounds
        );
        return new(places, weights, actions);
    }

    // signs that enough cases have, and less than half of them
    private static Dictionary<int, int> PlacesOf(IReadOnlyList<SolvedCase> cases) =>
        cases
            .SelectMany(each => each.Signs)
            .CountBy(sign => sign)
            .Where(count => count.Value >= MinOfSign && count.Value * 2 < cases.Count)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key)
            .Take(MaxSigns)
            .Select((count, i) => (count.Key, Place: i))
            .ToDictionary(each => each.Key, each => each.Place);

    private static double Value(List<Row> rows, int actions, double[] point, double[] slopes)
    {
        var value = 0.0;
        for (var j = 0; j < point.Length; j++)
        {
            value += Penalty / 2 * point[j] * point[j];
            slopes[j] = Penalty * point[j];
        }

        foreach (var row in rows)
        {
            var chances = SignWeights.Chances(row.Rates, row.Signs, point, actions);
            var scale = SignWeights.Scale(row.Signs.Count);
            value -= Math.Log(Math.Max(1e-12, chances[row.Solution]));
            chances[row.Solution] -= 1;
            foreach (var sign in row.Signs)
            {
                ScaledSums.Add(slopes.AsSpan(sign * actions, actions), scale, chances);
            }
        }

        return value;
    }

    private sealed record Row(double[] Rates, List<int> Signs, int Solution);
}
