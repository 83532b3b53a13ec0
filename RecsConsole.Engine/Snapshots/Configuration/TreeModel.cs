using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>Gradient-boosted trees.</summary>
/// <param name="Text">The trees in LightGBM's text format; their columns are <paramref name="Columns"/>, in order.</param>
public sealed record TreeModel(
    string Version,
    int FeatureSchema,
    SlateKind Kind,
    IReadOnlyList<string> Columns,
    string Text,
    CalibrationMap Calibration
) : RankerModel(Version, FeatureSchema, Kind, Columns, Calibration)
{
    public const string Trees = "trees";

    /// <inheritdoc />
    public override string Form => Trees;
}
