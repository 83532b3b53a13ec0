using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Impact;

/// <summary>Adds names to a report. A document that the reader may not read keeps its title to itself.</summary>
internal static class ImpactViews
{
    private const int MaxItems = 8;
    private const int MaxExamples = 5;

    /// <param name="cases">Case of each decision.</param>
    public static async Task<ImpactView> ReadAsync(
        OperationScope scope,
        ImpactReport report,
        IReadOnlyDictionary<Guid, Guid> cases,
        CancellationToken cancellationToken
    )
    {
        List<ItemImpact> items = [.. Enum.GetValues<SlateKind>().SelectMany(kind => report.ItemsOf(kind).Take(MaxItems))];
        List<DecisionImpact> worst = [.. report.Worst(MaxExamples)];
        var shown = worst
            .SelectMany(each => each.Slates)
            .Where(slate => slate.Changes())
            .SelectMany(slate => slate.Before.Concat(slate.After).Select(id => (slate.Kind, id)))
            .Concat(items.Select(item => (item.Kind, item.Id)))
            .ToHashSet();
        var titles = await TitlesAsync(scope, shown, cancellationToken);
        var ids = worst.Select(each => cases[each.DecisionId]).ToList();
        var keys = await scope
            .Db.Cases.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Key, cancellationToken);
        var decisions = worst.Select(each => each.DecisionId).ToList();
        var made = await scope
            .Db.Decisions.Where(row => decisions.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.At, cancellationToken);
        return new(
            report,
            [.. items.Select(item => new ImpactLine(item.Kind, item.Id, titles[(item.Kind, item.Id)], item.Before, item.After))],
            [
                .. worst.Select(each => new ImpactExample(
                    each.DecisionId,
                    keys[cases[each.DecisionId]],
                    made[each.DecisionId],
                    SidesOf(each, titles)
                )),
            ]
        );
    }

    private static IReadOnlyList<ImpactSides> SidesOf(DecisionImpact impact, Dictionary<(SlateKind Kind, string Id), string> titles) =>
        [
            .. impact
                .Slates.Where(slate => slate.Changes())
                .Select(slate => new ImpactSides(
                    slate.Kind,
                    [.. slate.Before.Select(id => titles[(slate.Kind, id)])],
                    [.. slate.After.Select(id => titles[(slate.Kind, id)])]
                )),
        ];

    private static async Task<Dictionary<(SlateKind Kind, string Id), string>> TitlesAsync(
        OperationScope scope,
        HashSet<(SlateKind Kind, string Id)> shown,
        CancellationToken cancellationToken
    )
    {
        List<string> IdsOf(SlateKind kind) => [.. shown.Where(each => each.Kind == kind).Select(each => each.Id)];
        var actions = await ActionTitles.ReadAsync(scope.Db, IdsOf(SlateKind.Action), cancellationToken);
        var documents = await DocumentsAsync(scope, IdsOf(SlateKind.Document), cancellationToken);
        var people = await PeopleNames.ReadAsync(scope.Db, IdsOf(SlateKind.Expert).Select(PersonOf), cancellationToken);
        return shown.ToDictionary(
            each => each,
            each =>
                each.Kind switch
                {
                    SlateKind.Action => actions.GetValueOrDefault(each.Id) ?? StateLabels.Of(each.Id),
                    SlateKind.Document => documents.GetValueOrDefault(each.Id) ?? Texts.HiddenDocument,
                    _ => people.GetValueOrDefault(PersonOf(each.Id)) ?? Texts.UnknownPerson,
                }
        );
    }

    private static Guid PersonOf(string id) => Guid.TryParse(id, CultureInfo.InvariantCulture, out var person) ? person : Guid.Empty;

    private static async Task<Dictionary<string, string>> DocumentsAsync(
        OperationScope scope,
        List<string> keys,
        CancellationToken cancellationToken
    )
    {
        var rows = await scope
            .Db.Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .OrderBy(row => row.Version)
            .ToListAsync(cancellationToken);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => scope.Access.Decide(AccessOperation.ViewDocument, AccessResources.Of(row)).Permitted))
        {
            titles[row.Key] = row.Title;
        }

        return titles;
    }
}
