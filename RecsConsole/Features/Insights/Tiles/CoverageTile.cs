using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Components.Charts;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Rollups;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>How much of the catalog people get to see, how much of it is new to them, and how diverse a slate is.</summary>
internal sealed class CoverageTile : IInsightTile
{
    private const int MaxNamed = 8;

    public InsightKind Kind => InsightKind.Coverage;

    public bool DependsOnReader => true;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions, DataFields.Impressions];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var limits = (await TenantConfigurationReader.ReadStoredAsync(context.Db, cancellationToken)).LimitsInForce;
        var documents = await InForceDocuments.ReadAsync(context, cancellationToken);
        var counts = await CountedAhead.CountsAsync(context, RollupPart.Coverage, CoverageCounts.ReadAsync, cancellationToken);
        var (actionKeys, documentKeys) = (await Coverage.ActionsAsync(context, cancellationToken), documents.Select(each => each.Key));
        var (actions, actionsBefore) = (Coverage.From(actionKeys, counts.Now.Actions), Coverage.From(actionKeys, counts.Before.Actions));
        var (shown, shownBefore) = (
            Coverage.From(documentKeys, counts.Now.Documents),
            Coverage.From(documentKeys, counts.Before.Documents)
        );
        return new([
            Figure("action", Texts.ActionsShownAtLeastOnce, Texts.PublishedActions, actions, actionsBefore),
            Figure("document", Texts.DocumentsShownAtLeastOnce, Texts.DocumentsInForceInSentence, shown, shownBefore),
            new(Texts.NewToWhoeverSawIt)
            {
                Key = "new",
                Rate = counts.New,
                Of = Texts.ItemsOncePerPerson,
                IsCensus = true,
            },
            Variety(counts.Variety),
        ])
        {
            Notes =
            [
                Texts.CoverageRule,
                Texts.CoverageLimits.With(Percent(limits.ActionCoverage), Percent(limits.DocumentCoverage)),
                .. await CoverageAlarm.WordsAsync(context.Db, cancellationToken),
                .. context.Scope.IsEverything ? Array.Empty<string>() : [Texts.CoverageIsOfAPart],
                .. Names(actions.Never, await ActionTitles.ReadAsync(context.Db, actions.Never, cancellationToken))
                    .Select(names => Texts.ActionsNeverShown.With(names)),
                .. Names(shown.Never, TitlesOf(documents)).Select(names => Texts.DocumentsNeverShown.With(names)),
            ],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    // The whole catalog is counted, so there is no sampling error for an interval to reflect.
    private static InsightFigure Figure(string key, string words, string of, Coverage now, Coverage before) =>
        new(words)
        {
            Key = key,
            Rate = now.Rate,
            RateBefore = before.Rate,
            Of = of,
            IsCensus = true,
            Absent = now.Rate.N == 0 ? Texts.NothingToShow : null,
        };

    private static InsightFigure Variety(SlateVariety variety) =>
        new(Texts.DifferentKindsInASlate)
        {
            Key = "kinds",
            Amount = variety.Slates == 0 ? null : new((double)variety.Kinds / variety.Slates, variety.Slates),
            Text = variety.Slates == 0 ? null : Texts.KindsAmongActions.With(Mean(variety.Kinds, variety), Mean(variety.Actions, variety)),
            Absent = variety.Slates == 0 ? Texts.NoActionWasShown : null,
        };

    private static Dictionary<string, string> TitlesOf(IReadOnlyList<InForceDocument> documents) =>
        documents
            .Where(each => each.Title is not null)
            .DistinctBy(each => each.Key, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => each.Title!, StringComparer.Ordinal);

    // One text with all names, or none if nothing may be named.
    private static IEnumerable<string> Names(IReadOnlyList<string> keys, Dictionary<string, string> titles)
    {
        var named = keys.Where(titles.ContainsKey).Select(key => titles[key]).Take(MaxNamed).ToList();
        var (words, more) = (string.Join(", ", named), keys.Count - named.Count);
        return named.Count == 0 ? []
            : more == 0 ? [words]
            : [Texts.AndMore.With(words, more)];
    }

    private static string Mean(int sum, SlateVariety variety) => ((double)sum / variety.Slates).ToString("0.0", CultureInfo.CurrentCulture);

    private static string Percent(long micro) => ChartNumbers.Percent(micro / 1_000_000.0);
}
