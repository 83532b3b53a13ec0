using System.Globalization;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using Places = System.Collections.Generic.IReadOnlyDictionary<(RecsConsole.Database.Codes.ItemKind Kind, int Rank), int>;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>What was accepted of the items on screen: by decision, by kind and by rank.</summary>
internal sealed class AcceptanceTile : IInsightTile
{
    private const string Accepted = "accepted";

    public InsightKind Kind => InsightKind.Acceptance;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions, DataFields.Responses];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var steps = await AcceptedDecisions.StepsAsync(context, cancellationToken);
        var now = await CountAsync(context, context.Period.Now, steps.Now, cancellationToken);
        var before = await CountAsync(context, context.Period.Before, steps.Before, cancellationToken);
        var figures = new List<InsightFigure>
        {
            new(Texts.DecisionsWithAnAcceptedSuggestion)
            {
                Key = "decisions",
                Rate = now.Decisions,
                RateBefore = before.Decisions,
                Of = "decisions",
                Cases = new(Kind, Accepted),
            },
        };
        figures.AddRange(
            InsightLabels.Kinds.Select(kind => new InsightFigure(Texts.KindAccepted.With(kind.Words))
            {
                Key = kind.Kind.ToCode(),
                Rate = RateOf(now, kind.Kind),
                RateBefore = RateOf(before, kind.Kind),
                Of = Texts.ItemsOnScreen,
                Cases = new(Kind, Accepted, kind.Kind.ToCode()),
            })
        );
        return new(figures)
        {
            Lines =
            [
                new(Texts.DecisionsWithAnAcceptedSuggestion, steps.Points(context.Period), context.Period.Step) { Unit = ChartUnit.Share },
            ],
            Bars = [.. InsightLabels.Kinds.Select(kind => ByRank(kind.Kind, kind.Words, now)).OfType<InsightBars>()],
            Notes = [Texts.AcceptingIsWeak, Texts.OnScreenRule, Texts.ShownAgainCounts],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        var rows = context.Responses(context.Period.Now, ResponseKind.Accept);
        var parts = drill.Value?.Split(':') ?? [];
        var kind = ColumnCodes.Find<ItemKind>(parts.FirstOrDefault());
        if (drill.Figure is not Accepted || (parts.Length > 0 && kind is null))
        {
            return Task.FromResult<InsightEvidence?>(null);
        }

        if (kind is not null)
        {
            rows = rows.Where(row => row.ItemKind == kind);
        }

        if (parts is [_, { } text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rank))
        {
            rows = rows.Where(row => row.Rank == rank);
        }

        return Task.FromResult<InsightEvidence?>(new(Texts.CasesWithAnAcceptedSuggestion, "accepted", CaseMention.Of(rows)));
    }

    private static InsightRate RateOf(Counts counts, ItemKind kind) =>
        ShownItems.Rate(ShownItems.Of(counts.Taken, kind), ShownItems.Of(counts.Shown, kind));

    private InsightBars? ByRank(ItemKind kind, string words, Counts counts)
    {
        var ranks = counts.Shown.Keys.Where(key => key.Kind == kind).Select(key => key.Rank).Order().ToList();
        return ranks.Count == 0
            ? null
            : new(
                Texts.AcceptedByRank.With(words),
                Texts.RankAgain,
                SharedTexts.Accepted,
                [
                    .. ranks.Select(rank => new InsightBar(Texts.Rank.With(rank))
                    {
                        Rate = ShownItems.Rate(counts.Taken.GetValueOrDefault((kind, rank)), counts.Shown[(kind, rank)]),
                        Cases = new(Kind, Accepted, $"{kind.ToCode()}:{rank}"),
                    }),
                ]
            );
    }

    private static async Task<Counts> CountAsync(
        InsightContext context,
        InsightSpan span,
        InsightRate decisions,
        CancellationToken cancellationToken
    ) =>
        new(
            decisions,
            await ShownItems.CountSeenAsync(context, span, cancellationToken),
            await ShownItems.CountAnsweredAsync(context, span, ResponseKind.Accept, cancellationToken)
        );

    private sealed record Counts(InsightRate Decisions, Places Shown, Places Taken);
}
