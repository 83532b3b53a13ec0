using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>
/// Compares resolved cases with an accepted suggestion to those without one of the same issue type and priority: the figure of each kind
/// of case, weighted by how often it has a suggestion (direct standardisation), so that easier cases alone make no difference. It is a
/// comparison and not an experiment: people choose when to follow a suggestion.
/// </summary>
internal sealed class ValueComparison
{
    /// <summary>Fewer cases on a side say nothing.</summary>
    public const int MinCases = 20;

    private readonly IReadOnlyList<ValuedCase> _with;
    private readonly IReadOnlyList<ValuedCase> _without;
    private readonly Dictionary<string, double> _weights;

    private ValueComparison(IReadOnlyList<ValuedCase> with, IReadOnlyList<ValuedCase> without)
    {
        (_with, _without) = (with, without);
        _weights = with.CountBy(each => each.Alike, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => (double)each.Value, StringComparer.Ordinal);
    }

    public int With => _with.Count;

    public int Without => _without.Count;

    public bool IsEnough => With >= MinCases && Without >= MinCases;

    /// <summary>Median hours less per case; negative: cases with a suggestion took longer. Only if there are enough cases.</summary>
    public Estimate HoursSaved => Bootstrap.Difference(_without, _with, sample => Standardised(sample, MedianHours));

    /// <summary>Share of cases less that were reopened; negative: more were. Only if there are enough cases.</summary>
    public Estimate ReworkAvoided => Bootstrap.Difference(_without, _with, sample => Standardised(sample, ShareReopened));

    /// <summary>Kinds of cases that are on one side only compare with nothing and are left out.</summary>
    public static ValueComparison Of(IReadOnlyList<ValuedCase> cases)
    {
        var alike = cases
            .GroupBy(each => each.Alike, StringComparer.Ordinal)
            .Where(same => same.Any(each => each.IsWith) && same.Any(each => !each.IsWith))
            .SelectMany(same => same)
            .ToLookup(each => each.IsWith);
        return new([.. alike[true]], [.. alike[false]]);
    }

    // a kind of case that a resample does not have is left out of its average
    private double Standardised(IReadOnlyList<ValuedCase> sample, Func<List<ValuedCase>, double> figure)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var same in sample.GroupBy(each => each.Alike, StringComparer.Ordinal))
        {
            sum += _weights[same.Key] * figure([.. same]);
            weights += _weights[same.Key];
        }

        return sum / weights;
    }

    private static double MedianHours(List<ValuedCase> cases)
    {
        cases.Sort((one, other) => one.Hours.CompareTo(other.Hours));
        return (cases[(cases.Count - 1) / 2].Hours + cases[cases.Count / 2].Hours) / 2;
    }

    private static double ShareReopened(List<ValuedCase> cases) => cases.Count(each => each.WasReopened) / (double)cases.Count;
}
