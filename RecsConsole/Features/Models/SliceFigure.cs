namespace RecsConsole.Features.Models;

/// <summary>A model's results on one slice of the test period: one case type, role, team, language or customer tier.</summary>
/// <param name="Dimension">The dimension of the slice: see <see cref="SliceDimension"/>.</param>
/// <param name="Value">Key of the slice; empty for decisions without a value.</param>
/// <param name="Decisions">Decisions of the part in which something was done.</param>
/// <param name="Cases">Number of cases that the decisions belong to.</param>
/// <param name="Ndcg">nDCG with its interval, resampled by case; null when the slice is too small.</param>
/// <param name="Gain">Gain over the heuristic on the same decisions; null like <paramref name="Ndcg"/>.</param>
public sealed record SliceFigure(string Dimension, string Value, int Decisions, int Cases, Measure? Ndcg, Measure? Gain)
{
    /// <summary>The minimum number of decisions for a figure.</summary>
    public const int FewestDecisions = 30;

    /// <summary>The minimum number of cases: an interval resampled from fewer is too narrow.</summary>
    public const int MinCases = 10;
}

/// <summary>The dimensions by which the test period is broken down.</summary>
public static class SliceDimension
{
    public const string CaseType = "type";
    public const string Role = "role";
    public const string Team = "team";
    public const string Language = "language";
    public const string Tier = "tier";

    /// <summary>All dimensions in display order.</summary>
    public static IReadOnlyList<string> All { get; } = [CaseType, Role, Team, Language, Tier];
}
