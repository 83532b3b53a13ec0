using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tests.Support.Snapshots;

/// <summary>Runs the pipeline on a snapshot and inspects the result.</summary>
public static class Rankings
{
    public const long Seed = 42;

    public static RankingResult Open(this CaseSnapshot snapshot) =>
        RecommendationPipeline
            .For(snapshot.Shared.Model, EligibilityRules.All())
            .Recommend(snapshot, RecommendationRequest.From(snapshot.Shared.Configuration, Seed));

    public static RankingResult Open(this SnapshotBuilder builder) => builder.Build().Open();

    public static Recommendation Slate(this RankingResult ranking, SlateKind kind) => ranking.Slates.Single(slate => slate.Kind == kind);

    public static IReadOnlyList<string> Ids(this Recommendation slate) => [.. slate.Items.Select(item => item.Id)];

    public static SlateItem Item(this Recommendation slate, string id) =>
        slate.Items.Single(item => string.Equals(item.Id, id, StringComparison.Ordinal));

    public static IReadOnlyList<ReasonCode> ReasonsAgainst(this Recommendation slate, string id) =>
        slate.Excluded.Single(each => string.Equals(each.Id, id, StringComparison.Ordinal)).Reasons;

    /// <summary>Sentences of an item, with keys instead of names.</summary>
    public static IReadOnlyList<string> Sentences(this SlateItem item) =>
        [.. item.Claims.Select(claim => ClaimRenderer.Text(ClaimRenderer.Render(claim, item.Facts, NoLabels)))];

    public static string ConfidenceReason(this SlateItem item) =>
        ClaimRenderer.Text(ClaimRenderer.RenderConfidence(item.Confidence, item.Facts, NoLabels));

    /// <summary>A validation that found every kept item unchanged.</summary>
    public static ValidationFacts AllValid(this RankingResult ranking) =>
        new(
            SnapshotBuilder.At.AddSeconds(1),
            CaseRevision: 7,
            [.. ranking.Slates.SelectMany(slate => slate.Items).Select(item => new ValidatedItem(item.Kind, item.Id, []))]
        );

    public static string? NoLabels(string factType, string key) => null;
}
