using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Tiles;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>Whether suggested documents are opened, of use, part of a solution, and up to date.</summary>
internal sealed class DocumentMetricsTile : IInsightTile
{
    public InsightKind Kind => InsightKind.DocumentMetrics;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions, DataFields.Impressions, DataFields.Responses];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await OpenedAsync(context, context.Period.Now, cancellationToken);
        var before = await OpenedAsync(context, context.Period.Before, cancellationToken);
        return new([
            new(Texts.DocumentsOpened)
            {
                Key = "opened",
                Rate = new(now.Opened, now.Seen),
                RateBefore = new(before.Opened, before.Seen),
                Of = Texts.ItemsOnScreen,
            },
            new(Texts.DocumentsUsed)
            {
                Key = "used",
                Rate = new(now.Used, now.Opened),
                RateBefore = new(before.Used, before.Opened),
                Of = Texts.OpenedOnes,
            },
            await ActionMetricsTile.LabelAsync(
                context,
                new(ItemKind.Document, LabelNames.Resolved),
                Texts.ResolvedWithIt,
                cancellationToken
            ),
            new(Texts.ReportsOfOutdatedDocuments)
            {
                Key = "reported",
                Count = await DocumentsTile.ReportedWithin(context, context.Period.Now).CountAsync(cancellationToken),
                CountBefore = await DocumentsTile.ReportedWithin(context, context.Period.Before).CountAsync(cancellationToken),
            },
        ])
        {
            Notes = [Texts.DocumentMetricsRule],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    // A document reported as useful counts as opened even without an opening event: nobody can use what they did not read.
    private static async Task<DocumentUseCounts> OpenedAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var used = context.Responses(span, ResponseKind.Accept).Where(row => row.ItemKind == ItemKind.Document);
        var seen =
            from item in context.Db.Impressions.AsNoTracking()
            join decision in context.Decisions(span) on item.DecisionId equals decision.Id
            where item.Kind == ItemKind.Document
            select new
            {
                IsViewed = item.ViewedAt != null,
                IsUsed = used.Any(row => row.DecisionId == item.DecisionId && row.ItemId == item.ItemId),
            };
        var counts = await seen.GroupBy(each => each)
            .Select(group => new
            {
                group.Key.IsViewed,
                group.Key.IsUsed,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        return new(
            counts.Sum(each => each.Count),
            counts.Where(each => each.IsViewed || each.IsUsed).Sum(each => each.Count),
            counts.Where(each => each.IsUsed).Sum(each => each.Count)
        );
    }

    private sealed record DocumentUseCounts(int Seen, int Opened, int Used);
}
