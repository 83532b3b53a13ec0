using RecsConsole.Casework;
using RecsConsole.Engine;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>
/// What an actor sees of an opening, as canonical bytes: similar cases, and of every kept candidate, whether it was in the first five or not, its place,
/// numbers, confidence and sentences. How many objects were withheld is not in it: that line is allowed to count them.
/// </summary>
/// <param name="Sha256">Of those bytes.</param>
/// <param name="Stages">Digest of each stage on the way, so that the first that differs can be named.</param>
internal sealed record VisibleOutput(string Sha256, bool IsComplete, IReadOnlyList<StageDigest> Stages)
{
    // these two hold what was withheld, which may differ
    private static readonly string[] s_ofWithheld = ["snapshot", "screening"];

    public static VisibleOutput Of(TenantFacts facts, CaseSnapshot snapshot, RankingResult ranked)
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
        var shown = new Shown(snapshot.Visible.SimilarCases, items, [.. items.SelectMany(item => SentencesOf(item, Label))]);
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
            ClaimRenderer.Text(ClaimRenderer.RenderGround(item.Confidence, item.Facts, labels)),
        ];

    private sealed record Shown(
        IReadOnlyList<SimilarCaseHit> SimilarCases,
        IReadOnlyList<SlateItem> Items,
        IReadOnlyList<string> Sentences
    );
}
