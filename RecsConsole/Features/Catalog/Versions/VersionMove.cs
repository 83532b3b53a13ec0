using RecsConsole.Platform;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>A life-cycle step of a version, as an operation of its item.</summary>
public delegate Task<Result<VersionStepResult>> VersionMove(Actor actor, VersionStepRequest request, CancellationToken cancellationToken);

/// <summary>The steps of an item that needs review before publishing.</summary>
public sealed record VersionMoves(VersionMove Submit, VersionMove Withdraw, VersionMove Publish, VersionMove Retire);

/// <summary>A version as its buttons need it.</summary>
public sealed record VersionSummary(int Version, VersionStatus Status, long Revision, string Title);

/// <summary>An item as its buttons need it.</summary>
/// <param name="Published">The version in use.</param>
/// <param name="WroteNewest">The reader wrote on the newest version, so somebody else has to publish it.</param>
public sealed record ItemSummary(string Key, VersionSummary Newest, VersionSummary? Published, bool MayManage, bool WroteNewest)
{
    /// <summary>What the newest version needs from a second person.</summary>
    public VersionSecond Second { get; init; } = VersionSecond.Nobody;

    /// <summary>A version that is written or reviewed; there is one at most.</summary>
    public VersionSummary? Pending => Newest.Status is VersionStatus.Draft or VersionStatus.InReview ? Newest : null;
}

/// <summary>What a pending version needs from a second person, for its page.</summary>
/// <param name="MayPublish">The reader may publish or send back what someone else wrote.</param>
/// <param name="Others">Names of others who could publish the newest version; null when the reader did not write on it.</param>
public sealed record VersionSecond(bool MayPublish, IReadOnlyList<string>? Others)
{
    public static VersionSecond Nobody { get; } = new(MayPublish: false, null);

    /// <summary>The tenant lets one person publish this change, although the reader wrote it.</summary>
    public bool MayPublishOwn { get; init; }

    /// <summary>The reader did not write on it themselves: an API key that they created did.</summary>
    public bool IsByOwnKey { get; init; }
}

/// <param name="Revision">Revision of the version that the reader saw.</param>
public sealed record VersionStepRequest(string Key, int Version, long Revision)
{
    /// <summary>When publishing: also applies its rules for new cases to the open ones.</summary>
    public bool AppliesToOpenCases { get; init; }

    /// <summary>A comment for the other person, from whoever sends it or sends it back.</summary>
    public string? Comment { get; init; }

    /// <summary>When publishing: the report that was on screen; null when it could not be measured.</summary>
    public ImpactStamp? Impact { get; init; }
}

/// <summary>The version's new status, and a message for the screen.</summary>
public sealed record VersionStepResult(VersionStatus Status, string Message);

/// <summary>The steps of a version's life cycle; audit entries are named after them.</summary>
public enum VersionStep
{
    Create,
    Edit,
    Submit,
    Withdraw,
    Publish,

    /// <summary>A newer version was published in its place.</summary>
    Supersede,
    Retire,
}
