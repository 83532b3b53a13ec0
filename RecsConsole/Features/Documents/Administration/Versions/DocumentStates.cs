using RecsConsole.Database;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// The life cycle of a version: draft, approved, effective from its date, then superseded by a newer one, expired by its date, or
/// withdrawn. This class derives the status from the dates; whether a version may be shown at an instant is decided by <see
/// cref="DocumentRules"/>.
/// </summary>
public static class DocumentStates
{
    /// <summary>All statuses, in life cycle order.</summary>
    public static IReadOnlyList<DocumentStatus> All { get; } = Enum.GetValues<DocumentStatus>();

    /// <summary>The status that follows from a version's own dates.</summary>
    public static DocumentStatus At(DatedVersion version, DateTimeOffset now)
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
    public static IReadOnlyDictionary<int, DocumentStatus> Of(IReadOnlyCollection<DatedVersion> versions, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var states = versions.ToDictionary(version => version.Version, each => At(each, now));
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
