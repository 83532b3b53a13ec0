namespace RecsConsole.Features.Models;

/// <summary>How a model does on one part of the test period: one type of case, role, team, language or customer tier.</summary>
/// <param name="Dimension">Of what it is a part: see <see cref="SliceDimension"/>.</param>
/// <param name="Value">Key of the part; empty for decisions that have none.</param>
/// <param name="Decisions">Decisions of the part in which something was done.</param>
/// <param name="Cases">Cases they belong to.</param>
/// <param name="Ndcg">With the interval drawn by case; null where the part is too small to say anything.</param>
/// <param name="Gain">Over the heuristic on the same decisions; null like <paramref name="Ndcg"/>.</param>
public sealed record SliceFigure(string Dimension, string Value, int Decisions, int Cases, Measure? Ndcg, Measure? Gain)
{
    /// <summary>Fewest decisions that a figure of a part rests on.</summary>
    public const int FewestDecisions = 30;

    /// <summary>Fewest cases: an interval drawn from fewer is too narrow.</summary>
    public const int MinCases = 10;
}

/// <summary>What the test period is broken down by.</summary>
public static class SliceDimension
{
    public const string CaseType = "type";
    public const string Role = "role";
    public const string Team = "team";
    public const string Language = "language";
    public const string Tier = "tier";

    /// <summary>In the order in which a page shows them.</summary>
    public static IReadOnlyList<string> All { get; } = [CaseType, Role, Team, Language, Tier];
}
