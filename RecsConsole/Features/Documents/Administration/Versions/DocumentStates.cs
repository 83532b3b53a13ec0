using RecsConsole.Database;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// The life of a version: draft, approved, effective from its date, then superseded by a newer one, expired by its date, or withdrawn.
/// What the dates make of a version is decided here; whether it may be shown at an instant, by <see cref="DocumentRules"/>.
/// </summary>
public static class DocumentStates
{
    /// <summary>All states, in the order of a version's life.</summary>
    public static IReadOnlyList<DocumentStatus> All { get; } = Enum.GetValues<DocumentStatus>();

    /// <summary>What the dates make of a version by itself.</summary>
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

    /// <summary>The state of each version of one document: of those in force only the newest stays, the others are superseded by it.</summary>
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

/// <summary>A version as far as its state depends on it.</summary>
public sealed record DatedVersion(int Version, DocumentStatus Status, DateTimeOffset? From, DateTimeOffset? To)
{
    public bool HasBegun(DateTimeOffset now) => DateLimits.HasBegun(now, From);
}
