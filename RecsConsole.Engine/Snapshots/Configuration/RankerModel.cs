using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>A trained ranker of one kind as pure data, whatever its form. The registry stores its canonical bytes.</summary>
/// <param name="Version">Name recorded in decisions, such as logistic-3 or trees-4.</param>
/// <param name="FeatureSchema">Version of the feature schema the model was trained with.</param>
/// <param name="Kind">The kind of item that the model ranks.</param>
/// <param name="Columns">Feature columns by name.</param>
/// <param name="Calibration">Turns the model's score into a probability.</param>
public abstract record RankerModel(
    string Version,
    int FeatureSchema,
    SlateKind Kind,
    IReadOnlyList<string> Columns,
    CalibrationMap Calibration
)
{
    /// <summary>logistic or trees.</summary>
    public abstract string Form { get; }

    /// <summary>Scores below this are not worth showing, scaled by 1,000,000; null when none was learned.</summary>
    public long? LeastScore { get; init; }

    /// <summary>Case types whose chances differ from those of all types, in their order; null when none does.</summary>
    public IReadOnlyList<TypeOffset>? TypeOffsets { get; init; }

    /// <summary>What is added to the log odds of a chance in cases of a type, scaled by 1,000,000.</summary>
    public long OffsetOf(string caseType) =>
        TypeOffsets?.FirstOrDefault(each => string.Equals(each.CaseType, caseType, StringComparison.Ordinal))?.Offset ?? 0;
}
