using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Recommendations.Evidence;

/// <summary>
/// Explains to a viewer why an item of a stored decision was suggested. Everything comes from the decision and the versions it names, so
/// the answer does not depend on later changes; only what the viewer may no longer see is left out.
/// </summary>
internal static class WhyThis
{
    private const int BriefClaims = 4; // what the card left out, without the long tail
    private const int MaxTerms = 3;

    // anything smaller is displayed as zero with two decimals
    private const long MinShown = 5_000;

    /// <param name="labels">The titles of the catalog that the decision was made with.</param>
    /// <param name="visibility">Of the item's references and the snapshot's similar cases.</param>
    public static async Task<WhyView> WriteAsync(
        ConsoleDbContext db,
        AccessCheck check,
        DecisionToExplain decision,
        SlateItem item,
        DecisionLabels labels,
        ClaimVisibility visibility,
        Action<string, string> rejected,
        CancellationToken cancellationToken
    )
    {
        var language = await ReaderLanguage.OfAsync(db, check.Subject.PersonId, cancellationToken);
        var depth = DepthOf(check, decision);
        var writer = new ExplanationWriter(labels.LabelsIn(language), language, rejected);
        var claims = item.Claims.Take(depth == WhyDepth.Brief ? BriefClaims : int.MaxValue).ToList();
        var open = claims.Where(claim => visibility.MayRead(item, claim)).ToList();
        return new(
            depth,
            language,
            [.. open.Select(claim => writer.Write(claim, item.Facts))],
            visibility.MayRead(item, item.Confidence.Reason) ? writer.WriteConfidence(item.Confidence, item.Facts) : null,
            claims.Count - open.Count,
            depth == WhyDepth.Brief ? null : ComparisonOf(decision, item),
            depth == WhyDepth.Full ? FactsOf(item, open) : []
        )
        {
            Chance = visibility.MayRead(item, item.Confidence.Reason)
                ? ChanceLabels.Of(item.Kind, ChanceLabels.PercentOf(item), ChanceLabels.IsUnknown(item))
                : null,
            GoodEnding = GoodEndingOf(decision, item),
            SaysSuch = FactsOf(item, open).Exists(fact => fact.Type is FactTypes.SuchCases),
        };
    }

    // where a sentence or a chance counts good endings
    private static string? GoodEndingOf(DecisionToExplain decision, SlateItem item) =>
        item.Confidence.SimilarCases == 0 && ChanceLabels.PercentOf(item) is null
            ? null
            : GoodEndingOf(DecisionContent.SnapshotOf(decision.Snapshot));

    private static string GoodEndingOf(CaseSnapshot snapshot) =>
        GoodEndingLabels.Of(snapshot.Visible.SimilarCases, snapshot.Case.IssueType);

    private static WhyDepth DepthOf(AccessCheck check, DecisionToExplain decision)
    {
        var resource = DecisionAccess.ResourceOf(decision.TenantId, decision.Id, decision.ActorId);
        var answersForIt = check.MayReadTrace(decision.TenantId, decision.Id, decision.ActorId);
        return (answersForIt, check.Decide(AccessOperation.ViewTeam, resource).Permitted) switch
        {
            (true, _) => WhyDepth.Full,
            (_, true) => WhyDepth.Weighed,
            _ => WhyDepth.Brief,
        };
    }

    // Compared with the item right below: the parts of the score that make the difference.
    private static string? ComparisonOf(DecisionToExplain decision, SlateItem item)
    {
        if (StoredItems.AtRank(decision.Output, item.Kind, item.Rank + 1) is not { } next)
        {
            return null;
        }

        var below = next.Contributions.ToDictionary(part => part.Term, part => part.Amount, StringComparer.Ordinal);
        var terms = item
            .Contributions.Select(part => (part.Term, More: part.Amount - below.GetValueOrDefault(part.Term)))
            .Where(part => Math.Abs(part.More) >= MinShown)
            .OrderByDescending(part => Math.Abs(part.More))
            .Take(MaxTerms)
            .Select(part => $"{TermLabels.Of(part.Term)} {Signed(part.More)}")
            .ToList();
        var by = terms.Count == 0 ? Texts.NoPartOfTheScore : string.Join(", ", terms);
        return Texts.AgainstNumber.With(next.Rank, Signed(item.Score - next.Score), by);
    }

    private static List<Fact> FactsOf(SlateItem item, IReadOnlyList<Claim> open)
    {
        var named = open.SelectMany(claim => claim.FactIds.Values).ToHashSet(StringComparer.Ordinal);
        return [.. item.Facts.Where(fact => named.Contains(fact.Id))];
    }

    private static string Signed(long micro) => (micro / 1_000_000m).ToString("+0.00;−0.00;0.00", CultureInfo.CurrentCulture);
}

/// <summary>The explanation of an item for one viewer.</summary>
/// <param name="Language">Language of the sentences.</param>
/// <param name="Sentences">Reasons, most important first, split at their facts.</param>
/// <param name="ConfidenceReason">What the confidence is based on; null when the viewer may not read it.</param>
/// <param name="Hidden">Number of sentences left out because they use rows the viewer may not see now.</param>
/// <param name="Comparison">What ranked the item above the next item.</param>
/// <param name="Facts">The facts used in the sentences, by id.</param>
public sealed record WhyView(
    WhyDepth Depth,
    string Language,
    IReadOnlyList<IReadOnlyList<ClaimSegment>> Sentences,
    IReadOnlyList<ClaimSegment>? ConfidenceReason,
    int Hidden,
    string? Comparison,
    IReadOnlyList<Fact> Facts
)
{
    /// <summary>The chance behind the confidence, in words; null when there is none or the viewer may not read it.</summary>
    public string? Chance { get; init; }

    /// <summary>What "ended well" means, in a sentence; null where nothing counts it.</summary>
    public string? GoodEnding { get; init; }

    /// <summary>A sentence counts "such cases": the reader is told which these are.</summary>
    public bool SaysSuch { get; init; }
}
