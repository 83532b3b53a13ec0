using RecsConsole.Database;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>A governed item as its page shows it.</summary>
/// <param name="Versions">The newest first.</param>
/// <param name="WroteNewest">The reader wrote on the newest version, so somebody else has to publish it.</param>
public abstract record ItemView<TVersion>(
    string Key,
    IReadOnlyList<TVersion> Versions,
    IReadOnlyList<VersionHistoryLine> History,
    bool MayManage,
    bool WroteNewest
)
    where TVersion : ItemVersion
{
    /// <summary>What the newest version needs from a second person.</summary>
    public VersionSecond Second { get; init; } = VersionSecond.Nobody;

    public TVersion Newest => Versions[0];

    public TVersion? Published => Versions.FirstOrDefault(version => version.Status.IsPublished());

    /// <summary>A version that is written or reviewed; there is one at most.</summary>
    public TVersion? Pending => Newest.Status is VersionStatus.Draft or VersionStatus.InReview ? Newest : null;

    /// <summary>The current versions: the published one (or the newest if none is published) and the pending one.</summary>
    public IReadOnlyList<TVersion> Current =>
        [.. new[] { Published ?? (Pending is null ? Newest : null), Pending }.OfType<TVersion>().Distinct()];

    /// <summary>The item as its buttons need it.</summary>
    public ItemSummary ToSummary() => new(Key, Newest.ToSummary(), Published?.ToSummary(), MayManage, WroteNewest) { Second = Second };
}

/// <summary>A version of a governed item, as its page shows it.</summary>
public abstract record ItemVersion(int Version, VersionStatus Status, long Revision, DateTimeOffset UpdatedAt)
{
    public abstract string Title { get; }

    /// <summary>The version as its buttons need it.</summary>
    public VersionSummary ToSummary() => new(Version, Status, Revision, Title);
}
