using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// A surface that recommends one kind of item: whether it is on, and its declared risk, which can only tighten other settings.
/// </summary>
/// <param name="Kind">The kind of item that the surface recommends; it never recommends another.</param>
/// <param name="Risk">Medium: every action is confirmed. High: also no exploration and stricter confidence.</param>
public sealed record SurfacePart(SlateKind Kind, bool IsOn, RiskLevel Risk)
{
    public static SurfacePart DefaultOf(SlateKind kind) => new(kind, IsOn: true, RiskLevel.Low);

    /// <summary>Whether every action taken from the surface is confirmed first, whatever the action's own risk.</summary>
    public bool AsksToConfirm => Risk != RiskLevel.Low;

    /// <summary>Whether exploration is allowed on the surface.</summary>
    public bool MayExplore => Risk != RiskLevel.High;
}
