namespace RecsConsole.Engine.Solutions;

/// <summary>
/// How often each step solved cases: overall, for the issue type, and for its product, each rate shrunk towards the wider one. Recent cases
/// count more: a case solved <see cref="HalfLifeDays"/> days before the latest one has half the weight.
/// </summary>
internal sealed class SolutionCounts
{
    // chosen with the other constants on the last fifth of both demo histories (docs/benchmarks.md, "Solutions")
    private const double HalfLifeDays = 240;
    private const double Prior = 3;

    // a step that solved no other case yet is not impossible
    private const double Floor = 0.02;

    private readonly Dictionary<Place, Dictionary<string, double>> _counts = [];

    public SolutionCounts(IReadOnlyList<SolvedCase> cases, double certainty)
    {
        var latest = cases.Select(each => each.SolvedAt).DefaultIfEmpty().Max();
        foreach (var each in cases)
        {
            if (each.Step.Action is not { } action)
            {
                continue;
            }

            var weight = Math.Pow(2, -(latest - each.SolvedAt).TotalDays / HalfLifeDays) * (each.Step.Told is null ? certainty : 1);
            Add(default, action, weight);
            Add(new(each.IssueType, null), action, weight);
            if (each.Product is { } product)
            {
                Add(new(each.IssueType, product), action, weight);
            }
        }

        Actions = [.. _counts.GetValueOrDefault(default, []).Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>All steps that solved a case.</summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>The rate of each action, in the order of <see cref="Actions"/>; they sum up to one.</summary>
    public double[] Rates(string issueType, string? product)
    {
        var rates = new double[Actions.Count];
        Array.Fill(rates, 1.0 / Math.Max(1, rates.Length));
        Narrow(rates, default, Floor * rates.Length);
        Narrow(rates, new(issueType, null), Prior);
        if (product is not null)
        {
            Narrow(rates, new(issueType, product), Prior);
        }

        return rates;
    }

    private void Narrow(double[] rates, Place place, double prior)
    {
        if (!_counts.TryGetValue(place, out var counts))
        {
            return;
        }

        var all = counts.Values.Sum() + prior;
        for (var i = 0; i < rates.Length; i++)
        {
            rates[i] = (counts.GetValueOrDefault(Actions[i]) + (prior * rates[i])) / all;
        }
    }

    private void Add(Place place, string action, double weight)
    {
        if (!_counts.TryGetValue(place, out var counts))
        {
            _counts[place] = counts = new(StringComparer.Ordinal);
        }

        counts[action] = counts.GetValueOrDefault(action) + weight;
    }

    /// <summary>The scope of a count: overall, an issue type, or a product within it.</summary>
    private readonly record struct Place(string? IssueType, string? Product);
}
