using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>A weight for each named column.</summary>
/// <param name="Weights">Weight of each column's value in 0..1, scaled by 1,000,000.</param>
/// <param name="Intercept">Score of a candidate whose columns are all 0, scaled by 1,000,000.</param>
public sealed record LogisticModel(
    string Version,
    int FeatureSchema,
    SlateKind Kind,
    IReadOnlyList<string> Columns,
    IReadOnlyList<long> Weights,
    long Intercept,
    CalibrationMap Calibration
) : RankerModel(Version, FeatureSchema, Kind, Columns, Calibration)
{
    public const string Logistic = "logistic";

    /// <inheritdoc />
    public override string Form => Logistic;
}
