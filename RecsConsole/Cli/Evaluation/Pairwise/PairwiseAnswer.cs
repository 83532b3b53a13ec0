using System.Text.Json.Serialization;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation.Pairwise;

/// <summary>The figures of evaluate pairwise, in the order and under the names of its output.</summary>
/// <param name="Comparisons">Number of comparisons, including ties.</param>
/// <param name="Strengths">By name; the first one is 0.</param>
internal sealed record PairwiseAnswer(double Comparisons, IReadOnlyList<NamedStrength> Strengths, RatedAgreement Agreement)
{
    /// <summary>The home advantage in log-odds; omitted when not requested.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EffectFigures? HomeEffect { get; init; }
}

/// <summary>A log-strength with its 95 % interval.</summary>
internal sealed record NamedStrength(string Name, double Strength, double CiLow, double CiHigh)
{
    /// <summary>The simplest baseline: the share of its comparisons that it won, whoever the opponents were.</summary>
    public required double WinShare { get; init; }
}

/// <summary>A log-odds with its 95 % interval.</summary>
internal sealed record EffectFigures(double Value, double CiLow, double CiHigh);

/// <summary>
/// Agreement of reviewers beyond chance (Krippendorff's alpha, nominal); null when the file has no pair with two ratings, or all ratings
/// are equal.
/// </summary>
/// <param name="Pairs">Number of pairs with at least two ratings.</param>
internal sealed record RatedAgreement(int Pairs, double? Alpha, double? CiLow, double? CiHigh)
{
    public static RatedAgreement From(int pairs, Estimate? alpha) =>
        new(pairs, Rounded(alpha?.Value), Rounded(alpha?.Low), Rounded(alpha?.High));

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 6) : null;
}
