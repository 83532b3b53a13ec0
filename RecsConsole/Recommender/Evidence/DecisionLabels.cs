using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards.Sentences;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Evidence;

/// <summary>
/// The titles behind the keys of a stored decision at the time it was made: those of the recorded versions, whatever the catalog says now.
/// Checks no permissions; callers do.
/// </summary>
public sealed class DecisionLabels
{
    private readonly Dictionary<string, string> _actions;
    private readonly Dictionary<string, string> _policies;
    private readonly Dictionary<string, string> _playbooks;
    private readonly Dictionary<(string Key, int Version), string> _documents = [];
    private readonly Dictionary<Guid, string> _people = [];

    private DecisionLabels(CatalogTitles titles, CatalogVersions? catalog)
    {
        _actions = titles.Actions(catalog?.Actions);
        _policies = titles.Policies(catalog?.Policies);
        _playbooks = titles.Playbooks(catalog?.Playbooks);
    }

    /// <param name="catalog">The decision's catalog; null when it is no longer stored: then the newest titles are used.</param>
    /// <param name="documents">Keys of the documents whose titles are needed.</param>
    /// <param name="people">Ids of the people whose names are needed.</param>
    public static async Task<DecisionLabels> ReadAsync(
        ConsoleDbContext db,
        CatalogPart? catalog,
        IReadOnlyCollection<string> documents,
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var titles = await CatalogTitles.ReadAllAsync(db, cancellationToken);
        var labels = new DecisionLabels(titles, catalog is null ? null : CatalogVersions.From(catalog));
        await labels.ReadDocumentsAsync(db, documents, cancellationToken);
        foreach (var (id, name) in await PeopleNames.ReadAsync(db, people, cancellationToken))
        {
            labels._people.Add(id, name);
        }

        return labels;
    }

    /// <summary>The titles of the catalog alone, when these are already read.</summary>
    /// <param name="catalog">The versions in the decision's catalog; null for the newest titles.</param>
    internal static DecisionLabels OfCatalog(CatalogTitles titles, CatalogVersions? catalog) => new(titles, catalog);

    /// <summary>Title of an item, or name of a person.</summary>
    public string TitleOf(SlateKind kind, string id, int version) =>
        kind switch
        {
            SlateKind.Action => _actions.GetValueOrDefault(id) ?? StateLabels.Of(id),
            SlateKind.Document => _documents.GetValueOrDefault((id, version))
                ?? _documents.GetValueOrDefault((id, 0))
                ?? StateLabels.Of(id),
            _ => NameOf(Guid.TryParse(id, out var person) ? person : null) ?? RecommenderTexts.UnknownPerson,
        };

    /// <summary>Name of a person; null when unknown.</summary>
    public string? NameOf(Guid? person) => person is { } id ? _people.GetValueOrDefault(id) : null;

    /// <summary>Title of a policy.</summary>
    public string PolicyOf(string key) => _policies.GetValueOrDefault(key) ?? StateLabels.Of(key);

    /// <summary>Looks up the names used in sentences, in one language.</summary>
    public LabelLookup LabelsIn(string language) => new SentenceTitles(_actions, _policies, _playbooks).In(language);

    private async Task ReadDocumentsAsync(ConsoleDbContext db, IReadOnlyCollection<string> documents, CancellationToken cancellationToken)
    {
        var keys = documents.Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
        {
            return;
        }

        var rows = await db
            .Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .OrderBy(row => row.Version)
            .Select(row => new VersionTitle(row.Key, row.Version, row.Title))
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            _documents[(row.Key, row.Version)] = row.Title;
            _documents[(row.Key, 0)] = row.Title; // version 0: the newest title
        }
    }

    private sealed record VersionTitle(string Key, int Version, string Title);
}
