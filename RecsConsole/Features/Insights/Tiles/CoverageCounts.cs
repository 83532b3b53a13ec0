using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>What was on screen, by key: without the catalog and its names, which depend on the reader.</summary>
/// <param name="New">Items on screen, once per person, and how many of them were new to the person.</param>
internal sealed record CoverageCounts(ShownKeys Now, ShownKeys Before, InsightRate New, SlateVariety Variety)
{
    public static async Task<CoverageCounts> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(
            await ShownKeys.ReadAsync(context, context.Period.Now, cancellationToken),
            await ShownKeys.ReadAsync(context, context.Period.Before, cancellationToken),
            await Novelty.NewToTheirReaderAsync(context, cancellationToken),
            await Novelty.VarietyAsync(context, cancellationToken)
        );
    }
}

/// <summary>The keys of what was on screen at least once in a span.</summary>
internal sealed record ShownKeys(IReadOnlyCollection<string> Actions, IReadOnlyCollection<string> Documents)
{
    public static async Task<ShownKeys> ReadAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken) =>
        new(
            await ShownItems.KeysAsync(context, span, ItemKind.Action, cancellationToken),
            await ShownItems.KeysAsync(context, span, ItemKind.Document, cancellationToken)
        );
}
