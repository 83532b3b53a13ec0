using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Tiles;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Whether enough of the catalog was shown within the period.</summary>
internal sealed class CoverageWatch : IFigureWatch
{
    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions, DataFields.Impressions];

    public const string Actions = "coverage.action";
    public const string Documents = "coverage.document";

    public async Task<IReadOnlyList<FigureFinding>> FindAsync(
        InsightContext context,
        FigureLimits limits,
        CancellationToken cancellationToken
    )
    {
        var span = context.Period.Now;
        var inForce = await InForceDocuments.ReadAsync(context, cancellationToken);
        var shown = await ShownKeys.ReadAsync(context, span, cancellationToken);
        var actions = Coverage.From(await Coverage.ActionsAsync(context, cancellationToken), shown.Actions);
        var documents = Coverage.From(inForce.Select(each => each.Key), shown.Documents);
        // a tenant that shows nothing at all does not work with suggestions yet
        return actions.Rate.Hits + documents.Rate.Hits == 0
            ? []
            : [.. Judge(Actions, actions, limits.ActionCoverage), .. Judge(Documents, documents, limits.DocumentCoverage)];
    }

    /// <summary>A finding when the share is strictly below the limit.</summary>
    internal static IEnumerable<FigureFinding> Judge(string key, Coverage coverage, long limit)
    {
        var rate = coverage.Rate;
        if (rate.N > 0 && 1_000_000 * rate.Hits < limit * rate.N)
        {
            yield return new(
                key,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [FindingValues.Share] = FigureFinding.Number(rate.Share!.Value),
                    [FindingValues.Shown] = FigureFinding.Number(rate.Hits),
                    [FindingValues.Count] = FigureFinding.Number(rate.N),
                    [FindingValues.Limit] = FigureFinding.Number(limit / 1_000_000.0),
                }
            );
        }
    }
}
