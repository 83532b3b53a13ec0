using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>
/// When a version of a document is in force: its status is effective, and the time is within its dates. And the status that follows from
/// the dates: draft, approved, effective from its date, then superseded by a newer version, expired by its date, or withdrawn. A job
/// updates the status after the dates, so the status alone may be out of date for a while. The engine has the first rule again
/// (<c>DocumentHit.IsInForceAt</c>), because it references no database.
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

    /// <summary>Approved rows whose date has come: their status may be behind it.</summary>
    public static IQueryable<DocumentRow> HaveBegun(this IQueryable<DocumentRow> rows, DateTimeOffset now) =>
        rows.Where(row => row.Status == DocumentStatus.Approved && (row.EffectiveFrom == null || row.EffectiveFrom <= now));

    /// <summary>Approved and effective rows whose last date is over. Apart from the others, so that an index finds them.</summary>
    public static IQueryable<DocumentRow> HaveEnded(this IQueryable<DocumentRow> rows, DateTimeOffset now) =>
        rows.Where(row => row.Status == DocumentStatus.Approved || row.Status == DocumentStatus.Effective)
            .Where(row => row.EffectiveTo <= now);

    /// <summary>The status that follows from a version's own dates.</summary>
    public static DocumentStatus StatusAt(DatedVersion version, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Status switch
        {
            DocumentStatus.Approved or DocumentStatus.Effective when DateLimits.HasEnded(now, version.To) => DocumentStatus.Expired,
            DocumentStatus.Approved when version.HasBegun(now) => DocumentStatus.Effective,
            var status => status,
        };
    }

    /// <summary>The status of each version of one document: of those in effect only the newest stays, and supersedes the others.</summary>
    public static IReadOnlyDictionary<int, DocumentStatus> StatusesAt(IReadOnlyCollection<DatedVersion> versions, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var states = versions.ToDictionary(version => version.Version, each => StatusAt(each, now));
        var newest = versions
            .Where(version => states[version.Version] is DocumentStatus.Effective && version.HasBegun(now))
            .Max(version => (int?)version.Version);
        foreach (var (version, state) in states.Where(each => each.Key < newest).ToList())
        {
            states[version] = state is DocumentStatus.Effective or DocumentStatus.Approved ? DocumentStatus.Superseded : state;
        }

        return states;
    }
}

/// <summary>The properties of a version that its status depends on.</summary>
public sealed record DatedVersion(int Version, DocumentStatus Status, DateTimeOffset? From, DateTimeOffset? To)
{
    public bool HasBegun(DateTimeOffset now) => DateLimits.HasBegun(now, From);
}
