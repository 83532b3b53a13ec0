using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>What was dismissed, and the reasons people gave.</summary>
internal sealed class DismissalsTile : IInsightTile
{
    private const string Dismissed = "dismissed";

    public InsightKind Kind => InsightKind.Dismissals;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Responses];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var reasons = await context
            .Responses(context.Period.Now, ResponseKind.Dismiss)
            .GroupBy(row => row.Reason)
            .Select(group => new { Reason = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var total = reasons.Sum(row => row.Count);
        return new([
            new(Texts.SuggestionsDismissed)
            {
                Key = "dismissed",
                Rate = await RateAsync(context, context.Period.Now, cancellationToken),
                RateBefore = await RateAsync(context, context.Period.Before, cancellationToken),
                Of = Texts.ItemsOnScreen,
                Cases = new(Kind, Dismissed),
            },
        ])
        {
            Bars =
            [
                new(
                    Texts.ReasonsOfDismissals.With(ChartNumbers.Count(total), total),
                    SharedTexts.Reason,
                    Texts.Dismissals,
                    [
                        .. DismissReasons
                            .All.Select(reason => new InsightBar(reason.Value)
                            {
                                Rate = new(reasons.Where(row => Same(row.Reason, reason.Key)).Sum(row => row.Count), total),
                                Cases = new(Kind, Dismissed, reason.Key),
                            })
                            .OrderByDescending(bar => bar.Rate!.Hits), // equal ones stay in the order of the menu
                    ]
                ),
            ],
            Notes = [Texts.OnScreenRule, Texts.UndoneNotCounted],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        if (drill.Figure is not Dismissed)
        {
            return Task.FromResult<InsightEvidence?>(null);
        }

        var rows = context.Responses(context.Period.Now, ResponseKind.Dismiss);
        if (drill.Value is { } reason)
        {
            rows = rows.Where(row => row.Reason == reason);
        }

        return Task.FromResult<InsightEvidence?>(new(Texts.CasesWithADismissal, "dismissals", CaseMention.Of(rows)));
    }

    private static async Task<InsightRate> RateAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var shown = await ShownItems.CountSeenAsync(context, span, cancellationToken);
        var dismissed = await ShownItems.CountAnsweredAsync(context, span, ResponseKind.Dismiss, cancellationToken);
        return ShownItems.Rate(ShownItems.Of(dismissed), ShownItems.Of(shown));
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
