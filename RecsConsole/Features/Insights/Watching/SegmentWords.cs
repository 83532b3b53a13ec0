using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Segments and what is compared of them, in words.</summary>
internal static class SegmentWords
{
    /// <summary>"Accepted, by language".</summary>
    public static string Title(string measure, string dimension) =>
        Texts.ByDimension.With(Measure(measure), Dimension(dimension).InSentence());

    public static string Measure(string measure) => StoredText.Of<Texts>(MeasureKey(measure)).Words;

    public static string Dimension(string dimension) => StoredText.Of<Texts>(DimensionKey(dimension)).Words;

    public static string Segment(string dimension, string segment, IReadOnlyDictionary<string, string> teams) =>
        dimension switch
        {
            Segments.Team => teams.GetValueOrDefault(segment, segment),
            Segments.Language => LanguageLabels.Of(segment),
            _ => segment,
        };

    public static string MeasureKey(string measure) =>
        measure is Segments.Accepted ? nameof(Texts.QualityAccepted) : nameof(Texts.QualitySolved);

    public static string DimensionKey(string dimension) =>
        dimension switch
        {
            Segments.Team => nameof(Texts.DimensionTeam),
            Segments.Language => nameof(Texts.DimensionLanguage),
            Segments.Tier => nameof(Texts.DimensionTier),
            _ => nameof(Texts.DimensionRegion),
        };
}
