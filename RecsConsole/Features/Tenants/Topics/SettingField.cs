using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Tenants.Topics;

/// <summary>A setting as the search finds it.</summary>
/// <param name="Id">DOM id of its field; the same in every language, so that a copied link leads others there, too.</param>
public sealed record SettingField(string Name, string Id)
{
    /// <summary>What it does, where the form explains it.</summary>
    public string? Help { get; init; }

    public static string SourceId(string source) => $"source-{source}";

    public static string WeightId(string source) => $"weight-{source}";

    public static string SurfaceId(SlateKind kind) => $"surface-{kind}";

    public static string RiskId(SlateKind kind) => $"risk-{kind}";

    /// <summary>Whether its name or description has these words.</summary>
    public bool Has(string words) =>
        Name.Contains(words, StringComparison.CurrentCultureIgnoreCase)
        || Help?.Contains(words, StringComparison.CurrentCultureIgnoreCase) is true;
}
