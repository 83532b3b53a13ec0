using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Decisions;

/// <summary>A decision about to be recorded.</summary>
public sealed record DecisionDraft(
    Guid DecisionId,
    Guid? ParentId,
    CaseSnapshot Snapshot,
    StoredInput Input,
    SnapshotParts Parts,
    RecommendationRequest Opening,
    ValidationFacts Validation,
    StoredRecommendation Shown,
    DecisionVersions Versions
)
{
    /// <summary>Names the decision and every version it rests on.</summary>
    public static DecisionDraft Of(
        LoadedCase opened,
        StoredInput input,
        Guid? parentId,
        RecommendationRequest opening,
        ValidationFacts validation,
        StoredRecommendation shown
    )
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(shown);
        var (request, snapshot) = opened;
        var versions = new DecisionVersions(shown.Versions, snapshot.Parts, snapshot.Shared.Configuration.Version, request.Search.Version);
        return new(Guid.CreateVersion7(snapshot.At), parentId, snapshot, input, request.Parts, opening, validation, shown, versions);
    }
}
