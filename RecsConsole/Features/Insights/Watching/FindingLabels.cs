using System.Globalization;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>The sentence of a finding, built from its values, in the reader's language.</summary>
internal static class FindingLabels
{
    // p-values below this are reported as at most this
    private const double Smallest = 0.0001;

    public static StoredText Of(FigureFinding finding) =>
        finding.Key switch
        {
            CoverageWatch.Actions => CoverageOf(nameof(Texts.CoverageOfActionsIsLow), finding),
            CoverageWatch.Documents => CoverageOf(nameof(Texts.CoverageOfDocumentsIsLow), finding),
            MissingWatch.Cases => MissingOf(nameof(Texts.NoCasesCome), finding),
            MissingWatch.Decisions => MissingOf(nameof(Texts.NoSuggestionsAreMade), finding),
            MissingWatch.Responses => MissingOf(nameof(Texts.NobodyResponds), finding),
            var key when key.StartsWith(DriftWatch.Prefix, StringComparison.Ordinal) => DriftOf(key[DriftWatch.Prefix.Length..], finding),
            var key when key.StartsWith(PilotWatch.Prefix, StringComparison.Ordinal) => PilotOf(nameof(Texts.PilotIsSkewed), finding),
            var key when key.StartsWith(PilotWatch.WindowPrefix, StringComparison.Ordinal) => PilotOf(
                nameof(Texts.SwitchbackIsSkewed),
                finding
            ),
            var key when key.StartsWith(RuleFindings.Prefix, StringComparison.Ordinal) => RuleLabels.OfFinding(finding),
            _ => EqualityOf(finding),
        };

    /// <summary>"0.03".</summary>
    public static string Decimal(double value) => value.ToString("0.00", CultureInfo.CurrentCulture);

    /// <summary>"0.034"; a value too small to report says so.</summary>
    public static string Probability(double p) =>
        p < Smallest ? "< " + Smallest.ToString("0.0000", CultureInfo.CurrentCulture)
        : p < 0.01 ? p.ToString("0.0000", CultureInfo.CurrentCulture)
        : Decimal(p);

    private static StoredText CoverageOf(string text, FigureFinding finding) =>
        StoredText.From<Texts>(
            text,
            Percent(finding, FindingValues.Share),
            Value(finding, FindingValues.Shown),
            Value(finding, FindingValues.Count),
            Percent(finding, FindingValues.Limit)
        );

    private static StoredText MissingOf(string text, FigureFinding finding) =>
        StoredText.From<Texts>(text, Value(finding, FindingValues.Limit), Value(finding, FindingValues.Count));

    private static StoredText DriftOf(string what, FigureFinding finding) =>
        DriftLabels.MeasureOf(what) switch
        {
            DriftMeasure.Stability => StoredText.From<Texts>(
                nameof(Texts.StabilityIsHigh),
                DriftLabels.Of(what),
                Math.Round(Number(finding, FindingValues.Size), 2),
                Number(finding, FindingValues.Limit),
                Value(finding, FindingValues.Count),
                Value(finding, FindingValues.OtherCount)
            ),
            DriftMeasure.Distance => MoveOf(nameof(Texts.DistanceIsHigh), what, finding),
            _ => MoveOf(nameof(Texts.RateHasMoved), what, finding),
        };

    private static StoredText MoveOf(string text, string what, FigureFinding finding) =>
        StoredText.From<Texts>(
            text,
            DriftLabels.Of(what),
            Percent(finding, FindingValues.Size),
            Percent(finding, FindingValues.Limit),
            Value(finding, FindingValues.Count),
            Value(finding, FindingValues.OtherCount)
        );

    private static StoredText PilotOf(string text, FigureFinding finding) =>
        StoredText.From<Texts>(
            text,
            Value(finding, FindingValues.Segment),
            Value(finding, FindingValues.Count),
            Value(finding, FindingValues.OtherCount),
            Value(finding, FindingValues.Limit)
        );

    private static StoredText EqualityOf(FigureFinding finding) =>
        StoredText.From<Texts>(
            nameof(Texts.QualityIsUnequal),
            SegmentLabels.Dimension(Value(finding, FindingValues.Dimension)),
            Value(finding, FindingValues.Segment),
            SegmentLabels.Measure(Value(finding, FindingValues.Measure)),
            Percent(finding, FindingValues.Share),
            Value(finding, FindingValues.Count),
            Percent(finding, FindingValues.OtherShare),
            Value(finding, FindingValues.OtherCount),
            Math.Abs(Percent(finding, FindingValues.Size)),
            Math.Max(Smallest, Number(finding, FindingValues.Probability))
        );

    private static string Value(FigureFinding finding, string name) => finding.Values.GetValueOrDefault(name, "");

    private static double Number(FigureFinding finding, string name) =>
        double.TryParse(Value(finding, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // in percent, to one decimal; the text adds the sign in the style of its language
    private static double Percent(FigureFinding finding, string name) => Math.Round(100 * Number(finding, name), 1);
}
