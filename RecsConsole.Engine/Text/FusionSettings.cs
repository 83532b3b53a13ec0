namespace RecsConsole.Engine.Text;

/// <summary>How lexical and semantic scores are weighted against each other.</summary>
/// <param name="SemanticWeight">The weight of embeddings for a short query, 0 to 1; words get the rest.</param>
/// <param name="Depth">How many of each list are considered.</param>
public sealed record FusionSettings(double SemanticWeight, int Depth)
{
    /// <summary>The console's settings; see docs/benchmarks.md for how they were chosen.</summary>
    public static FusionSettings Standard { get; } = new(0.35, 100) { LongSemanticWeight = 0.05 };

    /// <summary>A query with more terms than this counts as long: its own words say enough, and its vector is a mixture of them.</summary>
    public const int ShortTerms = 20;

    /// <summary>The weight of embeddings for a long query; that of a short one unless it is set.</summary>
    public double LongSemanticWeight
    {
        get => field < 0 ? SemanticWeight : field;
        init;
    } = -1;

    /// <summary>Why the settings cannot be used; null when they can.</summary>
    internal string? Problem =>
        SemanticWeight is >= 0 and <= 1 && LongSemanticWeight is >= 0 and <= 1
            ? Depth >= 1
                ? null
                : "At least one of each list must be considered."
            : "The share of the latent vectors must be 0 to 1.";

    /// <summary>The weight of embeddings for a query with this many terms.</summary>
    internal double WeightFor(int terms) => terms > ShortTerms ? LongSemanticWeight : SemanticWeight;
}
