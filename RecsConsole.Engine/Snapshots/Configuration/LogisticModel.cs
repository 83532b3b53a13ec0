using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// A trained ranker of one kind as pure data: a weight for each named column. Its canonical bytes are what the registry keeps.
/// </summary>
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
)
{
    // a weight of 1,000 already outweighs all others; larger sums could overflow
    private const long MostWeight = 1_000 * FixedPoint.One;

    /// <summary>Why this engine cannot rank with the model; null when it can.</summary>
    public string? Problem()
    {
        if (FeatureSchema != FeatureExtractor.SchemaVersion)
        {
            return $"it was trained on feature schema {FeatureSchema}, and this engine makes schema {FeatureExtractor.SchemaVersion}";
        }

        if (Version.Length == 0 || Columns.Count == 0 || Columns.Count != Weights.Count)
        {
            return "it has no version, no columns, or not one weight for each column";
        }

        if (Columns.Distinct(StringComparer.Ordinal).Count() != Columns.Count)
        {
            return "it names a column twice";
        }

        var known = FeatureColumns.Of(Kind);
        if (Columns.FirstOrDefault(column => !known.Contains(column, StringComparer.Ordinal)) is { } unknown)
        {
            return $"it needs the column '{unknown}', which this engine does not make";
        }

        return Weights.Append(Intercept).Any(weight => Math.Abs(weight) > MostWeight) ? "a weight is out of range" : Calibration.Problem();
    }
}
