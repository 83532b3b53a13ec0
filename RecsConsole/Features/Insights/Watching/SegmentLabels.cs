using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Segments and what is compared of them, in words.</summary>
internal static class SegmentLabels
{
    /// <summary>"Accepted, by language".</summary>
    public static string Title(string measure, string dimension) =>
        Texts.ByDimension.With(Measure(measure).Words, Dimension(dimension).Words.InSentence());

    public static StoredText Measure(string measure) =>
        measure is Segments.Accepted
            ? StoredText.From<Texts>(nameof(Texts.QualityAccepted))
            : StoredText.From<Texts>(nameof(Texts.QualitySolved));

    public static StoredText Dimension(string dimension) =>
        dimension switch
        {
            Segments.Team => StoredText.From<Texts>(nameof(Texts.DimensionTeam)),
            Segments.Language => StoredText.From<Texts>(nameof(Texts.DimensionLanguage)),
            Segments.Tier => StoredText.From<Texts>(nameof(Texts.DimensionTier)),
            _ => StoredText.From<Texts>(nameof(Texts.DimensionRegion)),
        };

    public static string Segment(string dimension, string segment, IReadOnlyDictionary<string, string> teams) =>
        dimension switch
        {
            Segments.Team => teams.GetValueOrDefault(segment, segment),
            Segments.Language => LanguageLabels.Of(segment),
            _ => segment,
        };
}
