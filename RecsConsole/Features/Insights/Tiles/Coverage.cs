using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>
/// The share of the catalog that was on screen at least once (catalogue coverage: M. Ge, C. Delgado-Battenfeld, D. Jannach, "Beyond
/// accuracy", RecSys 2010).
/// </summary>
/// <param name="Never">Keys of what was never on screen.</param>
internal sealed record Coverage(InsightRate Rate, IReadOnlyList<string> Never)
{
    /// <summary>Coverage of a catalog; shown items that are no longer in it do not count.</summary>
    public static Coverage From(IEnumerable<string> catalogue, IReadOnlySet<string> shown)
    {
        var all = catalogue.Distinct(StringComparer.Ordinal).ToList();
        var never = all.Where(key => !shown.Contains(key)).ToList();
        return new(new(all.Count - never.Count, all.Count), never);
    }

    public static async Task<Coverage> OfActionsAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var catalogue = await context
            .Db.Actions.AsNoTracking()
            .Published()
            .OrderBy(row => row.Key)
            .Select(row => row.Key)
            .ToListAsync(cancellationToken);
        return From(catalogue, await ShownItems.KeysAsync(context, span, ItemKind.Action, cancellationToken));
    }

    public static async Task<Coverage> OfDocumentsAsync(
        InsightContext context,
        InsightSpan span,
        IEnumerable<InForceDocument> documents,
        CancellationToken cancellationToken
    ) => From(documents.Select(each => each.Key), await ShownItems.KeysAsync(context, span, ItemKind.Document, cancellationToken));
}
