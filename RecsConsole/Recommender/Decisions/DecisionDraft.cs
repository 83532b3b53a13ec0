using RecsConsole.Database;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;

namespace RecsConsole.Recommender.Decisions;

/// <summary>A decision about to be recorded.</summary>
internal sealed record DecisionDraft(
    Guid DecisionId,
    Occasion Occasion,
    LoadedCase Opened,
    RankedRecommendation Ranked,
    ValidatedRecommendation Validated,
    DecisionVersions Versions
)
{
    /// <summary>Names the decision and every version it rests on.</summary>
    public static DecisionDraft Of(LoadedCase opened, Occasion occasion, RankedRecommendation ranked, ValidatedRecommendation validated)
    {
        var (request, snapshot) = opened;
        var engine = validated.Shown.Versions;
        var versions = new DecisionVersions(engine, snapshot.Parts, snapshot.Shared.Configuration.Version, request.Search.Version);
        return new(Guid.CreateVersion7(snapshot.At), occasion, opened, ranked, validated, versions);
    }
}

/// <summary>What a decision is made for.</summary>
/// <param name="Parent">The decision it takes the place of on the actor's screen; null when there is none.</param>
/// <param name="IsAhead">See <see cref="DecisionRow.IsAhead"/>.</param>
internal sealed record Occasion(DecisionRow? Parent, bool IsAhead);
