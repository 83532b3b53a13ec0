namespace RecsConsole.Engine.Text;

/// <summary>How lexical and semantic scores are weighted against each other.</summary>
/// <param name="SemanticWeight">The share of the latent vectors, 0 to 1; the rest is that of the words.</param>
/// <param name="Depth">How many of each list are considered.</param>
public sealed record FusionSettings(double SemanticWeight, int Depth)
{
    /// <summary>What the console uses; see docs/benchmarks.md for how it was chosen.</summary>
    public static FusionSettings Standard { get; } = new(0.35, 100);

    /// <summary>What is wrong with them; null when nothing is.</summary>
    internal string? Problem =>
        SemanticWeight is >= 0 and <= 1
            ? Depth >= 1
                ? null
                : "At least one of each list must be considered."
            : "The share of the latent vectors must be 0 to 1.";
}
