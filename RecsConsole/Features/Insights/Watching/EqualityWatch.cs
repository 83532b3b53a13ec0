using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Whether suggestions are as good for every team, language, customer tier and region.</summary>
internal sealed class EqualityWatch : IFigureWatch
{
    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.CaseType, DataFields.Impressions, DataFields.Responses, DataFields.Labels];

    public const string Prefix = "equality.";

    private const int LongestKey = 100;

    public async Task<IReadOnlyList<FigureFinding>> FindAsync(
        InsightContext context,
        FigureLimits limits,
        CancellationToken cancellationToken
    )
    {
        var span = new InsightSpan(context.Now.AddDays(-WatchRules.AuditDays), context.Now);
        var cases = await SegmentReader.ReadAsync(context, span, cancellationToken);
        return [.. Segments.Compare(cases).Where(each => each.IsUnequal(LimitOf(limits))).Select(each => Finding(each, limits))];
    }

    public static double LimitOf(FigureLimits limits) => limits.Gap / 1_000_000.0;

    private static FigureFinding Finding(SegmentQuality found, FigureLimits limits)
    {
        var key = $"{Prefix}{found.Measure}.{found.Dimension}.{found.Segment}";
        return new(
            key.Length > LongestKey ? key[..LongestKey] : key,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [FindingValues.Measure] = found.Measure,
                [FindingValues.Dimension] = found.Dimension,
                [FindingValues.Segment] = found.Segment,
                [FindingValues.Share] = FigureFinding.Number(found.Rate.Share!.Value),
                [FindingValues.Count] = FigureFinding.Number(found.Rate.N),
                [FindingValues.OtherShare] = FigureFinding.Number(found.Others.Share!.Value),
                [FindingValues.OtherCount] = FigureFinding.Number(found.Others.N),
                [FindingValues.Size] = FigureFinding.Number(found.Gap),
                [FindingValues.Limit] = FigureFinding.Number(LimitOf(limits)),
                [FindingValues.Probability] = FigureFinding.Number(found.PValue),
            }
        );
    }
}
