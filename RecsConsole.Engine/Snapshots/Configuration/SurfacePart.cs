using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>A surface that recommends one unit: whether it is on, and its declared risk, which only tightens what else is set.</summary>
/// <param name="Kind">The unit it recommends; it never answers another.</param>
/// <param name="Risk">Medium: every action is confirmed. High: no exploration, and stricter confidence as well.</param>
public sealed record SurfacePart(SlateKind Kind, bool IsOn, RiskLevel Risk)
{
    /// <summary>The default surface of a kind.</summary>
    public static SurfacePart DefaultOf(SlateKind kind) => new(kind, IsOn: true, RiskLevel.Low);

    /// <summary>Whether anything done from it is confirmed first, whatever its own risk.</summary>
    public bool AsksToConfirm => Risk != RiskLevel.Low;

    /// <summary>Whether a suggestion may be tried out on it.</summary>
    public bool MayExplore => Risk != RiskLevel.High;
}
