using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>Which versions of actions, playbooks, policies, service levels and workflows are in use.</summary>
public static class VersionRules
{
    /// <summary>The versions in use: at most one per key.</summary>
    public static IQueryable<TRow> Published<TRow>(this IQueryable<TRow> rows)
        where TRow : class, IVersionRow => rows.Where(row => row.Status == VersionStatus.Published);

    /// <summary>The same for a loaded version.</summary>
    public static bool IsPublished(this VersionStatus status) => status == VersionStatus.Published;

    /// <summary>
    /// The newest version of each key, in the order in which the keys come. Two are in use for a moment, until the older one is superseded.
    /// </summary>
    public static IEnumerable<TVersion> NewestOfEach<TVersion>(
        this IEnumerable<TVersion> versions,
        Func<TVersion, string> key,
        Func<TVersion, int> version
    ) => versions.GroupBy(key, StringComparer.Ordinal).Select(same => same.MaxBy(version)!);

    /// <summary>Published, and within its dates at the given time.</summary>
    public static IQueryable<PolicyRow> InForce(this IQueryable<PolicyRow> rows, DateTimeOffset at) =>
        rows.Published().Where(row => row.EffectiveFrom <= at).Where(row => row.EffectiveTo == null || row.EffectiveTo > at);
}
