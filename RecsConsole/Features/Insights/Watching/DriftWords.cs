namespace RecsConsole.Features.Insights.Watching;

/// <summary>What drifts, in words.</summary>
internal static class DriftWords
{
    /// <summary>Key of the text.</summary>
    public static string KeyOf(string what) =>
        what switch
        {
            DriftNames.Type => nameof(Texts.DriftType),
            DriftNames.Priority => nameof(Texts.DriftPriority),
            DriftNames.Language => nameof(Texts.DriftLanguage),
            DriftNames.ActionScore => nameof(Texts.DriftActionScore),
            DriftNames.DocumentScore => nameof(Texts.DriftDocumentScore),
            DriftNames.ActionAccepted => nameof(Texts.DriftActionAccepted),
            _ => nameof(Texts.DriftDocumentAccepted),
        };

    public static string Of(string what) => Platform.StoredText.Of<Texts>(KeyOf(what)).Words;

    public static DriftMeasure MeasureOf(string what) =>
        what switch
        {
            DriftNames.Type or DriftNames.Priority or DriftNames.Language => DriftMeasure.Stability,
            DriftNames.ActionScore or DriftNames.DocumentScore => DriftMeasure.Distance,
            _ => DriftMeasure.Difference,
        };
}
