using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>
/// When a version of a document is in force: its status is effective, and the time is within its dates. A job updates the status after the
/// dates, so the status alone may be out of date for a while.
/// </summary>
public static class DocumentRules
{
    /// <summary>
    /// Status effective, whatever the dates: for data that is kept, such as an index. Use <see cref="InForce"/> before showing a version.
    /// </summary>
    public static IQueryable<DocumentRow> Effective(this IQueryable<DocumentRow> rows) =>
        rows.Where(row => row.Status == DocumentStatus.Effective);

    /// <summary>In force at the given time.</summary>
    public static IQueryable<DocumentRow> InForce(this IQueryable<DocumentRow> rows, DateTimeOffset at) =>
        rows.Effective()
            .Where(row => row.EffectiveFrom == null || row.EffectiveFrom <= at)
            .Where(row => row.EffectiveTo == null || row.EffectiveTo > at);

    /// <summary>The same for a loaded version.</summary>
    public static bool IsInForce(this IDatedVersion version, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Status == DocumentStatus.Effective && DateLimits.Contain(at, version.EffectiveFrom, version.EffectiveTo);
    }

    /// <summary>
    /// The version that represents a document: the newest effective one, otherwise the newest, whose status says why it is not shown.
    /// </summary>
    public static TVersion Foremost<TVersion>(
        this IEnumerable<TVersion> versions,
        Func<TVersion, DocumentStatus> status,
        Func<TVersion, int> version
    ) => versions.OrderByDescending(each => status(each) == DocumentStatus.Effective).ThenByDescending(version).First();
}
