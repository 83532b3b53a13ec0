using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>Empty slates, and why they are empty.</summary>
internal sealed class EmptySlatesTile : IInsightTile
{
    private const string Empty = "empty";
    private const string Why = "why";
    private const string NothingFound = "nothing_found";

    public InsightKind Kind => InsightKind.Empty;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await CountAsync(context, context.Period.Now, cancellationToken);
        var before = await CountAsync(context, context.Period.Before, cancellationToken);
        var outcomes = await context.Outcomes.ReadAsync(context, context.Period.Now, cancellationToken);
        return new([
            .. InsightLabels.Kinds.Select(kind => new InsightFigure(Texts.EmptySlatesOf.With(kind.Words))
            {
                Key = kind.Kind.ToCode(),
                Rate = now[kind.Kind],
                RateBefore = before[kind.Kind],
                Of = "decisions",
                Cases = new(Kind, Empty, kind.Kind.ToCode()),
            }),
        ])
        {
            Bars = [.. InsightLabels.Kinds.Select(kind => Reasons(kind.Kind, kind.Words, outcomes)).OfType<InsightBars>()],
            Notes = [Texts.EmptyReasonsRule.With(ChartNumbers.Count(outcomes.Count))],
        };
    }

    public async Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        if (drill is { Figure: Empty, Value: { } named } && ColumnCodes.Find<ItemKind>(named) is { } kind)
        {
            return new(Texts.CasesWithAnEmptySlate, "decisions", CaseMention.Of(WithEmpty(context, context.Period.Now, kind)));
        }

        if (
            drill is not { Figure: Why, Value: { } value }
            || value.Split(':') is not [var slate, var code]
            || ColumnCodes.Find<ItemKind>(slate) is not { } known
        )
        {
            return null;
        }

        var outcomes = await context.Outcomes.ReadAsync(context, context.Period.Now, cancellationToken);
        return context.EvidenceOf(
            Texts.CasesWithAnEmptySlateForThisReason,
            outcomes.Where(each => each.Slates.Any(one => one.IsEmpty && one.Kind == known && Same(CodeOf(one), code)))
        );
    }

    private InsightBars? Reasons(ItemKind kind, string words, IReadOnlyList<DecisionOutcome> outcomes)
    {
        var empty = outcomes
            .SelectMany(each => each.Slates)
            .Where(slate => slate.IsEmpty && slate.Kind == kind)
            .GroupBy(slate => slate.WhyEmpty)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .ToList();
        return empty.Count == 0
            ? null
            : new(
                Texts.WhyEmpty.With(words),
                SharedTexts.Reason,
                Texts.Slates,
                [
                    .. empty.Select(group => new InsightBar(WordsOf(group.Key))
                    {
                        Count = group.Count(),
                        Cases = new(Kind, Why, $"{kind.ToCode()}:{CodeOf(group.First())}"),
                        Tone = ChartTone.Quiet,
                    }),
                ]
            );
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string CodeOf(SlateOutcome slate) => slate.WhyEmpty?.Name() ?? NothingFound;

    private static string WordsOf(ReasonCode? code) => code is { } known ? ReasonTexts.Of(known).Heading : Texts.NothingWasFoundAgain;

    private static IQueryable<DecisionRow> WithEmpty(InsightContext context, InsightSpan span, ItemKind kind)
    {
        var items = context.Db.DecisionItems;
        return context.Decisions(span).Where(row => !items.Any(item => item.DecisionId == row.Id && item.Kind == kind));
    }

    private static async Task<IReadOnlyDictionary<ItemKind, InsightRate>> CountAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var decisions = await context.Decisions(span).CountAsync(cancellationToken);
        var shown = await ShownItems.CountOfferedAsync(context, span, cancellationToken);
        return InsightLabels.Kinds.ToDictionary(
            kind => kind.Kind,
            kind => new InsightRate(
                Math.Max(0, decisions - shown.GetValueOrDefault((kind.Kind, 1))), // a slate with any items has a first one
                decisions
            )
        );
    }
}
