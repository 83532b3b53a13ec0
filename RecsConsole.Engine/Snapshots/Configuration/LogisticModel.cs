using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>A trained ranker of one kind as pure data: a weight for each named column. The registry stores its canonical bytes.</summary>
/// <param name="Version">Name that decisions carry, such as logistic-3.</param>
/// <param name="FeatureSchema">Version of the columns it was trained with.</param>
/// <param name="Kind">What it ranks.</param>
/// <param name="Columns">Feature columns by name.</param>
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
);
