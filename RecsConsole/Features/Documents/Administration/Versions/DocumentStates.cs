namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// The life of a version: draft, approved, effective from its date, then superseded by a newer one, expired by its date, or withdrawn.
/// Which of them holds at an instant is decided here and nowhere else.
/// </summary>
public static class DocumentStates
{
    public const string Draft = "draft";
    public const string Approved = "approved";
    public const string Effective = "effective";
    public const string Superseded = "superseded";
    public const string Expired = "expired";
    public const string Withdrawn = "withdrawn";

    /// <summary>All states, in the order of a version's life.</summary>
    public static IReadOnlyList<string> All { get; } = [Draft, Approved, Effective, Superseded, Expired, Withdrawn];

    /// <summary>What the dates make of a version by itself.</summary>
    public static string At(DatedVersion version, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Status switch
        {
            Approved or Effective when version.To <= now => Expired,
            Approved when version.HasBegun(now) => Effective,
            var status => status,
        };
    }

    /// <summary>The state of each version of one document: of those in force only the newest stays, the others are superseded by it.</summary>
    public static IReadOnlyDictionary<int, string> Of(IReadOnlyCollection<DatedVersion> versions, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var states = versions.ToDictionary(version => version.Version, each => At(each, now));
        var newest = versions
            .Where(version => states[version.Version] is Effective && version.HasBegun(now))
            .Max(version => (int?)version.Version);
        foreach (var (version, state) in states.Where(each => each.Key < newest).ToList())
        {
            states[version] = state is Effective or Approved ? Superseded : state;
        }

        return states;
    }
}

/// <summary>A version as far as its state depends on it.</summary>
public sealed record DatedVersion(int Version, string Status, DateTimeOffset? From, DateTimeOffset? To)
{
    public bool HasBegun(DateTimeOffset now) => From is null || From <= now;
}
