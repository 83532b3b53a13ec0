using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>Where people overrode the suggestion, and what they did instead.</summary>
internal sealed class OverridesTile : IInsightTile
{
    private const string All = "overrides";
    private const string Pair = "pair";
    private const char Separator = '|';
    private const int MaxBars = 8;

    public InsightKind Kind => InsightKind.Overrides;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions, DataFields.Responses];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var pairs = await Overrides(context, context.Period.Now)
            .GroupBy(row => new { row.ItemId, row.ChosenActionKey })
            .Select(group => new OverridePair(group.Key.ItemId, group.Key.ChosenActionKey, group.Count()))
            .ToListAsync(cancellationToken);
        var titles = await ActionTitles.ReadAsync(
            context.Db,
            pairs.SelectMany(pair => new[] { pair.Passed, pair.Chosen }).OfType<string>(),
            cancellationToken
        );
        return new([
            new(Texts.DecisionsOverridden)
            {
                Key = "overridden",
                Rate = await RateAsync(context, context.Period.Now, cancellationToken),
                RateBefore = await RateAsync(context, context.Period.Before, cancellationToken),
                Of = "decisions",
                Cases = new(Kind, All),
            },
        ])
        {
            Bars = [Instead(pairs, titles), PassedOver(pairs, titles)],
            Notes = pairs.Count > MaxBars ? [Texts.MostFrequentShown] : [],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        var rows = Overrides(context, context.Period.Now);
        switch (drill)
        {
            case { Figure: All, Value: null }:
                break;
            case { Figure: All, Value: { } chosen }:
                rows = rows.Where(row => row.ChosenActionKey == chosen);
                break;
            case { Figure: Pair, Value: { } value } when value.Split(Separator) is [var item, var instead]:
                rows = rows.Where(row => row.ChosenActionKey == instead && (row.ItemId ?? "") == item);
                break;
            default:
                return Task.FromResult<InsightEvidence?>(null);
        }

        return Task.FromResult<InsightEvidence?>(new(Texts.CasesWithAnOverride, "overrides", CaseMention.Of(rows)));
    }

    private InsightBars Instead(IReadOnlyList<OverridePair> pairs, IReadOnlyDictionary<string, string> titles) =>
        new(
            Texts.ChosenInstead,
            SharedTexts.Action,
            Texts.Overrides,
            [
                .. pairs
                    .GroupBy(pair => pair.Chosen ?? "", StringComparer.Ordinal)
                    .Select(group => (group.Key, Count: group.Sum(pair => pair.Count)))
                    .OrderByDescending(group => group.Count)
                    .ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Take(MaxBars)
                    .Select(group => new InsightBar(titles.GetValueOrDefault(group.Key, group.Key))
                    {
                        Count = group.Count,
                        Cases = new(Kind, All, group.Key),
                    }),
            ]
        );

    private InsightBars PassedOver(IReadOnlyList<OverridePair> pairs, IReadOnlyDictionary<string, string> titles) =>
        new(
            Texts.SuggestedAndWhatWasChosenInstead,
            Texts.SuggestedAndChosen,
            Texts.Overrides,
            [
                .. pairs
                    .OrderByDescending(pair => pair.Count)
                    .ThenBy(pair => pair.Passed, StringComparer.Ordinal)
                    .ThenBy(pair => pair.Chosen, StringComparer.Ordinal)
                    .Take(MaxBars)
                    .Select(pair => new InsightBar($"{Title(pair.Passed, titles)} \u2192 {Title(pair.Chosen, titles)}")
                    {
                        Count = pair.Count,
                        Cases = new(Kind, Pair, $"{pair.Passed}{Separator}{pair.Chosen}"),
                    }),
            ]
        );

    private static string Title(string? key, IReadOnlyDictionary<string, string> titles) =>
        key is null ? Texts.NoSuggestion : titles.GetValueOrDefault(key, key);

    internal static async Task<InsightRate> RateAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var decisions = await context.Decisions(span).CountAsync(cancellationToken);
        var overridden = await Overrides(context, span).Select(row => row.DecisionId).Distinct().CountAsync(cancellationToken);
        return new(Math.Min(overridden, decisions), decisions);
    }

    // a document that solved the case overrides nothing: its step was not suggested, and no reason was asked for
    private static IQueryable<ResponseRow> Overrides(InsightContext context, InsightSpan span) =>
        context.Responses(span, ResponseKind.Override).Where(row => row.Reason != null);

    private sealed record OverridePair(string? Passed, string? Chosen, int Count);
}
