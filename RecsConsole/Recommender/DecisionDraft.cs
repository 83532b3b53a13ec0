using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender;

/// <summary>A decision about to be recorded.</summary>
public sealed record DecisionDraft(
    Guid DecisionId,
    Guid? ParentId,
    CaseSnapshot Snapshot,
    StoredInput Input,
    SnapshotParts Parts,
    Opening Opening,
    ValidationFacts Validation,
    ShownOpening Shown,
    DecisionVersions Versions
)
{
    /// <summary>Names the decision and every version it rests on.</summary>
    public static DecisionDraft Of(
        OpenedCase opened,
        StoredInput input,
        Guid? parentId,
        Opening opening,
        ValidationFacts validation,
        ShownOpening shown
    )
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(shown);
        var (request, snapshot) = opened;
        var versions = new DecisionVersions(shown.Versions, snapshot.Parts, snapshot.Shared.Configuration.Version, request.Search.Version);
        return new(Guid.CreateVersion7(snapshot.At), parentId, snapshot, input, request.Parts, opening, validation, shown, versions);
    }
}
