using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;

namespace RecsConsole.Recommender.Evidence;

/// <summary>The catalog's titles of the steps, policies, playbooks and documents that references mention by key.</summary>
internal sealed class EvidenceTitles
{
    private readonly Dictionary<string, string> _actions;
    private readonly Dictionary<(string Kind, string Key, string Version), string> _versions = [];

    private EvidenceTitles(Dictionary<string, string> actions) => _actions = actions;

    /// <summary>Reads the titles behind the references, limited to those that the viewer may see.</summary>
    public static async Task<EvidenceTitles> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<string> sources,
        CancellationToken cancellationToken
    )
    {
        var steps = sources.SelectMany(source => source.Split(':')[^1].Split('>'));
        var titles = new EvidenceTitles(await ActionTitles.ReadAsync(db, steps, cancellationToken));
        await titles.KeepAsync(
            "policy",
            sources,
            keys => db.Policies.Where(row => keys.Contains(row.Key)).Select(Titled.OfPolicy),
            cancellationToken
        );
        await titles.KeepAsync(
            "playbook",
            sources,
            keys => db.Playbooks.Where(row => keys.Contains(row.Key)).Select(Titled.OfPlaybook),
            cancellationToken
        );
        await titles.KeepAsync(
            "document",
            sources,
            keys => db.Documents.Where(row => keys.Contains(row.Key)).Select(Titled.OfDocument),
            cancellationToken
        );
        return titles;
    }

    /// <summary>The title of a version; its key in words when there is none.</summary>
    public string Of(string kind, string key, string version) => _versions.GetValueOrDefault((kind, key, version)) ?? StateLabels.Of(key);

    /// <summary>State and steps in order: "In progress, then Reload the metadata".</summary>
    public string Path(string steps) =>
        steps
            .Split('>', StringSplitOptions.RemoveEmptyEntries)
            .Select(step => _actions.GetValueOrDefault(step) ?? StateLabels.Of(step))
            .DefaultIfEmpty("")
            .Aggregate((before, next) => RecommenderTexts.Then.With(before, next));

    // most items mention few of the kinds: nothing is asked about the others
    private async Task KeepAsync(
        string kind,
        IReadOnlyList<string> sources,
        Func<List<string>, IQueryable<Titled>> titlesOf,
        CancellationToken cancellationToken
    )
    {
        var keys = sources
            .Select(source => source.Split(':'))
            .Where(parts => parts.Length > 1 && string.Equals(parts[0], kind, StringComparison.Ordinal))
            .Select(parts => parts[1])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (keys.Count == 0)
        {
            return;
        }

        foreach (var row in await titlesOf(keys).ToListAsync(cancellationToken))
        {
            _versions[(kind, row.Key, row.Version.ToString(CultureInfo.InvariantCulture))] = row.Title;
        }
    }

    private sealed record Titled(string Key, int Version, string Title)
    {
        public static Expression<Func<PolicyRow, Titled>> OfPolicy => row => new(row.Key, row.Version, row.Title);

        public static Expression<Func<PlaybookRow, Titled>> OfPlaybook => row => new(row.Key, row.Version, row.Title);

        public static Expression<Func<DocumentRow, Titled>> OfDocument => row => new(row.Key, row.Version, row.Title);
    }
}
