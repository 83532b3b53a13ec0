using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>
/// How much of what could be shown was really on screen at least once (catalogue coverage: M. Ge, C. Delgado-Battenfeld, D. Jannach, "Beyond
/// accuracy", RecSys 2010).
/// </summary>
/// <param name="Never">What was not, by key.</param>
internal sealed record Coverage(InsightRate Rate, IReadOnlyList<string> Never)
{
    public const string Action = "action";
    public const string Document = "document";

    /// <summary>Of a catalogue; what was shown and is in it no longer does not count.</summary>
    public static Coverage Of(IEnumerable<string> catalogue, IReadOnlySet<string> shown)
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
        return Of(catalogue, await ShownItems.KeysAsync(context, span, Action, cancellationToken));
    }

    public static async Task<Coverage> OfDocumentsAsync(
        InsightContext context,
        InsightSpan span,
        IEnumerable<InForceDocument> documents,
        CancellationToken cancellationToken
    ) => Of(documents.Select(each => each.Key), await ShownItems.KeysAsync(context, span, Document, cancellationToken));
}
