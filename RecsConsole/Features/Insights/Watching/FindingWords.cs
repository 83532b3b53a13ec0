using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>The sentence of a finding, made of its values, in the language of whoever reads it.</summary>
internal static class FindingWords
{
    public static StoredText Of(FigureFinding finding) =>
        finding.Key switch
        {
            CoverageWatch.Actions => CoverageOf(nameof(Texts.CoverageOfActionsIsLow), finding),
            CoverageWatch.Documents => CoverageOf(nameof(Texts.CoverageOfDocumentsIsLow), finding),
            _ => StoredText.Sentence(finding.Key),
        };

    private static StoredText CoverageOf(string text, FigureFinding finding) =>
        StoredText.Of<Texts>(
            text,
            Percent(finding, FindingValues.Share),
            Value(finding, FindingValues.Shown),
            Value(finding, FindingValues.Count),
            Percent(finding, FindingValues.Limit)
        );

    private static string Value(FigureFinding finding, string name) => finding.Values.GetValueOrDefault(name, "");

    private static double Number(FigureFinding finding, string name) =>
        double.TryParse(Value(finding, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // in percent, to a tenth; the text adds the sign as its language writes it
    private static double Percent(FigureFinding finding, string name) => Math.Round(100 * Number(finding, name), 1);
}
