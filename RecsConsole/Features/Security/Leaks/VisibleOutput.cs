using RecsConsole.Casework;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>
/// What an actor sees of an opening, as canonical bytes: similar cases and, for every kept candidate, whether it is in the first five, its
/// rank, numbers, confidence and sentences. The number of withheld objects is not included, since that line may count them.
/// </summary>
/// <param name="Sha256">Hash of those bytes.</param>
/// <param name="Stages">Digest of each intermediate stage, to name the first that differs.</param>
internal sealed record VisibleOutput(string Sha256, bool IsComplete, IReadOnlyList<StageDigest> Stages)
{
    // these stages contain what was withheld, which may differ
    private static readonly string[] s_ofWithheld = ["snapshot", "screening"];

    public static VisibleOutput From(TenantFacts facts, CaseSnapshot snapshot, RankingResult ranked)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(ranked);
        var items = ranked.Slates.SelectMany(slate => slate.Items).ToList();
        string? Label(string type, string key) =>
            type switch
            {
                FactTypes.Policy => facts.PolicyTitles.GetValueOrDefault(key),
                FactTypes.Steps => facts.ActionTitles.GetValueOrDefault(key),
                FactTypes.Playbook => facts.PlaybookTitles.GetValueOrDefault(key),
                _ => null,
            };
        var shown = new VisibleContent(snapshot.Visible.SimilarCases, items, [.. items.SelectMany(item => SentencesOf(item, Label))]);
        return new(
            CanonicalHash.OfValue(shown),
            snapshot.Degraded.Count == 0 && ranked.Slates.All(slate => slate.Degraded is null),
            [
                new("similar_cases", CanonicalHash.OfValue(snapshot.Visible.SimilarCases)),
                new("history", CanonicalHash.OfValue(snapshot.Visible.History)),
                new("documents", CanonicalHash.OfValue(snapshot.Visible.Documents)),
                new("visible", CanonicalHash.OfValue(snapshot.Visible)),
                .. ranked.Digests.Where(each => !s_ofWithheld.Contains(each.Stage, StringComparer.Ordinal)),
                new("sentences", CanonicalHash.OfValue(shown.Sentences)),
            ]
        );
    }

    /// <summary>The first stage at which two openings differ.</summary>
    public string FirstDifference(VisibleOutput other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < Math.Min(Stages.Count, other.Stages.Count); i++)
        {
            if (Stages[i] != other.Stages[i])
            {
                return Stages[i].Stage;
            }
        }

        return "output";
    }

    private static IEnumerable<string> SentencesOf(SlateItem item, LabelLookup labels) =>
        [
            .. item.Claims.Select(claim => ClaimRenderer.Text(ClaimRenderer.Render(claim, item.Facts, labels))),
            ClaimRenderer.Text(ClaimRenderer.RenderConfidence(item.Confidence, item.Facts, labels)),
        ];

    private sealed record VisibleContent(
        IReadOnlyList<SimilarCaseHit> SimilarCases,
        IReadOnlyList<SlateItem> Items,
        IReadOnlyList<string> Sentences
    );
}
