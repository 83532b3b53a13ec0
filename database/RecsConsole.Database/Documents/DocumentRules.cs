using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>
/// When a version of a document is in force: it is marked effective, and the instant lies in its dates. A job marks what the dates have made of a
/// version, so for a while the mark alone says too much.
/// </summary>
public static class DocumentRules
{
    /// <summary>Marked as effective, whatever the dates say: for what outlives the instant, such as an index. Who shows a version asks <see cref="InForce"/>.</summary>
    public static IQueryable<DocumentRow> Effective(this IQueryable<DocumentRow> rows) =>
        rows.Where(row => row.Status == DocumentStatus.Effective);

    /// <summary>In force at an instant.</summary>
    public static IQueryable<DocumentRow> InForce(this IQueryable<DocumentRow> rows, DateTimeOffset at) =>
        rows.Effective()
            .Where(row => row.EffectiveFrom == null || row.EffectiveFrom <= at)
            .Where(row => row.EffectiveTo == null || row.EffectiveTo > at);

    /// <summary>The same of a version that was read.</summary>
    public static bool IsInForce(this IDatedVersion version, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Status == DocumentStatus.Effective && DateLimits.Contain(at, version.EffectiveFrom, version.EffectiveTo);
    }

    /// <summary>The version that stands for a document: the newest effective one; without one the newest, whose state then says why it is not shown.</summary>
    public static TVersion Foremost<TVersion>(
        this IEnumerable<TVersion> versions,
        Func<TVersion, DocumentStatus> status,
        Func<TVersion, int> version
    ) => versions.OrderByDescending(each => status(each) == DocumentStatus.Effective).ThenByDescending(version).First();
}
