using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Evidence;

/// <summary>
/// The titles of a tenant's actions, policies and playbooks in all their versions: read once for the sentences and the rows of one request.
/// Checks no permissions; callers do.
/// </summary>
internal sealed class CatalogTitles
{
    // compiled: they run for each explanation
    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<VersionTitle>>> s_actions = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<string> keys) =>
                db
                    .Actions.AsNoTracking()
                    .Where(row => keys.Contains(row.Key))
                    .Select(row => new VersionTitle(row.Key, row.Version, row.Title))
        )
    );

    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<VersionTitle>>> s_policies = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<string> keys) =>
                db
                    .Policies.AsNoTracking()
                    .Where(row => keys.Contains(row.Key))
                    .Select(row => new VersionTitle(row.Key, row.Version, row.Title))
        )
    );

    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<VersionTitle>>> s_playbooks = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<string> keys) =>
                db
                    .Playbooks.AsNoTracking()
                    .Where(row => keys.Contains(row.Key))
                    .Select(row => new VersionTitle(row.Key, row.Version, row.Title))
        )
    );

    private readonly List<VersionTitle> _actions;
    private readonly List<VersionTitle> _policies;
    private readonly List<VersionTitle> _playbooks;

    private CatalogTitles(List<VersionTitle> actions, List<VersionTitle> policies, List<VersionTitle> playbooks) =>
        (_actions, _policies, _playbooks) = (actions, policies, playbooks);

    /// <summary>The titles of the whole catalog.</summary>
    public static async Task<CatalogTitles> ReadAllAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        new(
            await db.Actions.AsNoTracking().Select(row => new VersionTitle(row.Key, row.Version, row.Title)).ToListAsync(cancellationToken),
            await db
                .Policies.AsNoTracking()
                .Select(row => new VersionTitle(row.Key, row.Version, row.Title))
                .ToListAsync(cancellationToken),
            await db
                .Playbooks.AsNoTracking()
                .Select(row => new VersionTitle(row.Key, row.Version, row.Title))
                .ToListAsync(cancellationToken)
        );

    /// <summary>The titles that one item needs.</summary>
    public static async Task<CatalogTitles> ReadAsync(ConsoleDbContext db, NamedKeys named, CancellationToken cancellationToken) =>
        new(
            named.Actions is [] ? [] : await s_actions.For(db)(db, named.Actions).ToListAsync(cancellationToken),
            named.Policies is [] ? [] : await s_policies.For(db)(db, named.Policies).ToListAsync(cancellationToken),
            named.Playbooks is [] ? [] : await s_playbooks.For(db)(db, named.Playbooks).ToListAsync(cancellationToken)
        );

    /// <summary>Titles of actions by key, in the versions given; the newest title of a key that these do not have.</summary>
    public Dictionary<string, string> Actions(IReadOnlyDictionary<string, int>? inForce) => InForce(_actions, inForce);

    /// <summary>The same of policies.</summary>
    public Dictionary<string, string> Policies(IReadOnlyDictionary<string, int>? inForce) => InForce(_policies, inForce);

    /// <summary>The same of playbooks.</summary>
    public Dictionary<string, string> Playbooks(IReadOnlyDictionary<string, int>? inForce) => InForce(_playbooks, inForce);

    /// <summary>The title of a policy's version; null when there is none.</summary>
    public string? PolicyOf(string key, string version) => Find(_policies, key, version);

    /// <summary>The title of a playbook's version; null when there is none.</summary>
    public string? PlaybookOf(string key, string version) => Find(_playbooks, key, version);

    private static Dictionary<string, string> InForce(List<VersionTitle> rows, IReadOnlyDictionary<string, int>? inForce)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows.OrderBy(row => row.Version))
        {
            if (inForce is null || !inForce.TryGetValue(row.Key, out var version) || version == row.Version)
            {
                titles[row.Key] = row.Title;
            }
        }

        return titles;
    }

    private static string? Find(List<VersionTitle> rows, string key, string version) =>
        rows.Find(row =>
            string.Equals(row.Key, key, StringComparison.Ordinal)
            && string.Equals(row.Version.ToString(CultureInfo.InvariantCulture), version, StringComparison.Ordinal)
        )?.Title;

    private sealed record VersionTitle(string Key, int Version, string Title);
}
