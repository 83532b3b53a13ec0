using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Tiles;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>
/// Compares the period with the previous one. Each case counts once per period, since its openings are similar and would overstate the
/// evidence.
/// </summary>
internal static class DriftReader
{
    // the latest cases of a period suffice for a distribution
    private const int MaxScores = 20_000;

    /// <summary>All quantities with enough rows.</summary>
    public static async Task<IReadOnlyList<Drift>> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var (before, now) = (
            await PeriodAsync(context, context.Period.Before, cancellationToken),
            await PeriodAsync(context, context.Period.Now, cancellationToken)
        );
        Drift?[] all =
        [
            Drift.OfGroups(DriftNames.Type, before.Types, now.Types),
            MayDivideBy(DataFields.CasePriority) ? Drift.OfGroups(DriftNames.Priority, before.Priorities, now.Priorities) : null,
            MayDivideBy(DataFields.CaseLanguage) ? Drift.OfGroups(DriftNames.Language, before.Languages, now.Languages) : null,
            Drift.OfScores(DriftNames.ActionScore, before.ActionScores, now.ActionScores),
            Drift.OfScores(DriftNames.DocumentScore, before.DocumentScores, now.DocumentScores),
            Drift.OfRates(DriftNames.ActionAccepted, before.ActionsAccepted, now.ActionsAccepted),
            Drift.OfRates(DriftNames.DocumentAccepted, before.DocumentsAccepted, now.DocumentsAccepted),
        ];
        return [.. all.OfType<Drift>()];

        bool MayDivideBy(DataField field) => context.Limits.Allows(field, FieldPurpose.Analytics);
    }

    private static async Task<Measured> PeriodAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var opened = await OpenedAsync(context, span, cancellationToken);
        return new(
            Count(opened, row => row.Type),
            Count(opened, row => row.Priority?.ToString(CultureInfo.InvariantCulture)),
            Count(opened, row => row.Language),
            await ScoresAsync(context, span, ItemKind.Action, cancellationToken),
            await ScoresAsync(context, span, ItemKind.Document, cancellationToken),
            await AcceptedAsync(context, span, ItemKind.Action, cancellationToken),
            await AcceptedAsync(context, span, ItemKind.Document, cancellationToken)
        );
    }

    private static async Task<List<Opened>> OpenedAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var (from, to) = (span.From, span.To);
        return await context
            .Cases.Where(row => row.OpenedAt >= from && row.OpenedAt < to)
            .GroupBy(row => new
            {
                row.TypeKey,
                row.Priority,
                row.Language,
            })
            .Select(group => new Opened(group.Key.TypeKey, group.Key.Priority, group.Key.Language, group.Count()))
            .ToListAsync(cancellationToken);
    }

    private static Dictionary<string, long> Count(List<Opened> opened, Func<Opened, string?> value) =>
        opened
            .GroupBy(row => value(row) ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(row => (long)row.Count), StringComparer.Ordinal);

    // from the first opening of each case
    private static async Task<IReadOnlyList<long>> ScoresAsync(
        InsightContext context,
        InsightSpan span,
        ItemKind kind,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from item in context.Db.DecisionItems.AsNoTracking()
            join decision in context.Decisions(span) on item.DecisionId equals decision.Id
            where item.Kind == kind && item.Rank == 1
            orderby decision.At descending, decision.Id
            select new { decision.CaseId, item.Score }
        )
            .Take(MaxScores)
            .ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.CaseId).Select(ofCase => ofCase.Last().Score)];
    }

    private static async Task<InsightRate> AcceptedAsync(
        InsightContext context,
        InsightSpan span,
        ItemKind kind,
        CancellationToken cancellationToken
    )
    {
        var seen = await ShownItems.Cases(context, span, kind).CountAsync(cancellationToken);
        var accepted = await context
            .Responses(span, ResponseKind.Accept)
            .Where(row => row.ItemKind == kind && row.ItemId != null)
            .Select(row => row.CaseId)
            .Distinct()
            .CountAsync(cancellationToken);
        return ShownItems.Rate(accepted, seen);
    }

    private sealed record Opened(string Type, int? Priority, string? Language, int Count);

    private sealed record Measured(
        IReadOnlyDictionary<string, long> Types,
        IReadOnlyDictionary<string, long> Priorities,
        IReadOnlyDictionary<string, long> Languages,
        IReadOnlyCollection<long> ActionScores,
        IReadOnlyCollection<long> DocumentScores,
        InsightRate ActionsAccepted,
        InsightRate DocumentsAccepted
    );
}
