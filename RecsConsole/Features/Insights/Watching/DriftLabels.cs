using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>What drifts, in words.</summary>
internal static class DriftLabels
{
    public static StoredText Of(string what) =>
        what switch
        {
            DriftNames.Type => StoredText.From<Texts>(nameof(Texts.DriftType)),
            DriftNames.Priority => StoredText.From<Texts>(nameof(Texts.DriftPriority)),
            DriftNames.Language => StoredText.From<Texts>(nameof(Texts.DriftLanguage)),
            DriftNames.ActionScore => StoredText.From<Texts>(nameof(Texts.DriftActionScore)),
            DriftNames.DocumentScore => StoredText.From<Texts>(nameof(Texts.DriftDocumentScore)),
            DriftNames.ActionAccepted => StoredText.From<Texts>(nameof(Texts.DriftActionAccepted)),
            _ => StoredText.From<Texts>(nameof(Texts.DriftDocumentAccepted)),
        };

    public static DriftMeasure MeasureOf(string what) =>
        what switch
        {
            DriftNames.Type or DriftNames.Priority or DriftNames.Language => DriftMeasure.Stability,
            DriftNames.ActionScore or DriftNames.DocumentScore => DriftMeasure.Distance,
            _ => DriftMeasure.Difference,
        };
}
