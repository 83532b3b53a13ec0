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
        var keys = sources
            .Select(source => source.Split(':'))
            .Where(parts => parts.Length > 1)
            .Select(parts => parts[1])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        titles.Keep(
            "policy",
            await db.Policies.Where(row => keys.Contains(row.Key)).Select(Titled.OfPolicy).ToListAsync(cancellationToken)
        );
        titles.Keep(
            "playbook",
            await db.Playbooks.Where(row => keys.Contains(row.Key)).Select(Titled.OfPlaybook).ToListAsync(cancellationToken)
        );
        titles.Keep(
            "document",
            await db.Documents.Where(row => keys.Contains(row.Key)).Select(Titled.OfDocument).ToListAsync(cancellationToken)
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

    private void Keep(string kind, IEnumerable<Titled> rows)
    {
        foreach (var row in rows)
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
