using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Tiles;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>The cases of a span in which someone had an action on screen, with their segments and outcomes.</summary>
internal static class SegmentReader
{
    public static async Task<IReadOnlyList<AuditedCase>> ReadAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var seen = ShownItems.Cases(context, span, ItemKind.Action);
        var cases = await (
            from row in context.Cases
            join account in context.Db.Accounts.AsNoTracking() on row.AccountKey equals account.Key into accounts
            from account in accounts.DefaultIfEmpty()
            where seen.Contains(row.Id)
            orderby row.Key
            select new
            {
                row.Id,
                row.TypeKey,
                row.TeamKey,
                row.Language,
                row.Region,
                row.AccountKey,
                Tier = account == null ? null : account.Tier,
            }
        ).ToListAsync(cancellationToken);
        var accepted = await AcceptedAsync(context, span, cancellationToken);
        var solved = await SolvedAsync(context, span, cancellationToken);
        return
        [
            .. cases.Select(row => new AuditedCase(
                row.TypeKey,
                SegmentsOf(
                    context.Limits,
                    [
                        (Segments.Team, DataFields.CaseTeam, row.TeamKey),
                        (Segments.Language, DataFields.CaseLanguage, row.Language),
                        (Segments.Tier, DataFields.AccountTier, context.Consents.CoversCustomer(row.AccountKey) ? row.Tier : null),
                        (Segments.Region, DataFields.CaseRegion, row.Region),
                    ]
                ),
                accepted.Contains(row.Id),
                solved.TryGetValue(row.Id, out var isSolved) ? isSolved : null
            )),
        ];
    }

    private static async Task<HashSet<Guid>> AcceptedAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken) =>
        (
            await context
                .Responses(span, ResponseKind.Accept)
                .Where(row => row.ItemKind == ItemKind.Action)
                .Select(row => row.CaseId)
                .Distinct()
                .ToListAsync(cancellationToken)
        ).ToHashSet();

    // no breakdown by a field that is withheld from figures
    private static Dictionary<string, string> SegmentsOf(
        FieldLimits? limits,
        IEnumerable<(string Dimension, DataField Field, string? Value)> values
    ) =>
        values
            .Where(each => !string.IsNullOrEmpty(each.Value) && limits.Allows(each.Field, FieldPurpose.Analytics))
            .ToDictionary(each => each.Dimension, each => each.Value!, StringComparer.Ordinal);

    // by the label used in training, once its window has closed: executed, and the case was solved soon enough for that to be the reason
    private static async Task<Dictionary<Guid, bool>> SolvedAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var until = context.Now;
        var rows = await (
            from label in context.Db.Labels.AsNoTracking()
            join decision in context.Decisions(span) on label.DecisionId equals decision.Id
            where label.Kind == ItemKind.Action && label.Name == LabelNames.Resolved && label.Value != null && label.ClosesAt <= until
            group label by decision.CaseId into labels
            select new { labels.Key, Best = labels.Max(label => label.Value) }
        ).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Key, row => row.Best == 1);
    }
}
