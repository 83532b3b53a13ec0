using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;

namespace RecsConsole.Recommender.Decisions;

/// <summary>A decision about to be recorded.</summary>
internal sealed record DecisionDraft(
    Guid DecisionId,
    Guid? ParentId,
    LoadedCase Opened,
    RankedRecommendation Ranked,
    ValidatedRecommendation Validated,
    DecisionVersions Versions
)
{
    /// <summary>Names the decision and every version it rests on.</summary>
    public static DecisionDraft Of(LoadedCase opened, Guid? parentId, RankedRecommendation ranked, ValidatedRecommendation validated)
    {
        var (request, snapshot) = opened;
        var engine = validated.Shown.Versions;
        var versions = new DecisionVersions(engine, snapshot.Parts, snapshot.Shared.Configuration.Version, request.Search.Version);
        return new(Guid.CreateVersion7(snapshot.At), parentId, opened, ranked, validated, versions);
    }
}
