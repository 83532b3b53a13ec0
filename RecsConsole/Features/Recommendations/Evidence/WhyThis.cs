using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Recommendations.Evidence;

/// <summary>
/// Says why an item of a stored decision was suggested, to one viewer. Everything is taken from the decision and from the versions it names, so the
/// answer is the same whatever has changed since; only what the viewer may no longer see is left out.
/// </summary>
internal static class WhyThis
{
    private const int BriefClaims = 4; // what the card left out, without the long tail
    private const int MostTerms = 3;

    // what is written with two decimals as nothing
    private const long MinShown = 5_000;

    public static async Task<WhyView> WriteAsync(
        ConsoleDbContext db,
        AccessCheck check,
        DecisionRow decision,
        SlateItem item,
        Action<string, string> rejected,
        CancellationToken cancellationToken
    )
    {
        var bundle = await DecisionBundles.ReadBundleAsync(db, decision, cancellationToken);
        var snapshot = CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot).WithParts(bundle.Parts.GetValueOrDefault);
        var labels = await DecisionLabels.ReadAsync(db, snapshot, [], [], cancellationToken);
        var sight = await ClaimVisibility.LookAsync(db, check, decision.ActorId, snapshot, EvidenceSources.Of(item), cancellationToken);
        var language = await ReaderLanguage.OfAsync(db, check.Subject.PersonId, cancellationToken);
        var depth = DepthOf(check, decision);
        var writer = new ExplanationWriter(labels.LabelsIn(language), language, rejected);
        var claims = item.Claims.Take(depth == WhyDepth.Brief ? BriefClaims : int.MaxValue).ToList();
        var open = claims.Where(claim => sight.MayRead(item, claim)).ToList();
        return new(
            depth,
            language,
            [.. open.Select(claim => writer.Write(claim, item.Facts))],
            sight.MayRead(item, item.Confidence.Ground) ? writer.WriteGround(item.Confidence, item.Facts) : null,
            claims.Count - open.Count,
            depth == WhyDepth.Brief ? null : ComparisonOf(decision, item),
            depth == WhyDepth.Full ? FactsOf(item, open) : []
        );
    }

    private static WhyDepth DepthOf(AccessCheck check, DecisionRow decision)
    {
        var resource = new AccessResource(AccessResourceKind.Decision, decision.Id, decision.TenantId)
        {
            Classification = Classifications.Public,
            AssignedPersonId = decision.ActorId,
        };
        var answersForIt = check.Decide(AccessOperation.ViewTrace, resource).Permitted;
        return (answersForIt, check.Decide(AccessOperation.ViewTeam, resource).Permitted) switch
        {
            (true, _) => WhyDepth.Full,
            (_, true) => WhyDepth.Weighed,
            _ => WhyDepth.Brief,
        };
    }

    // Against the item right below: by which parts of the score the difference came about.
    private static string? ComparisonOf(DecisionRow decision, SlateItem item)
    {
        var next = DecisionContent
            .OutputOf(decision)
            .Where(slate => slate.Kind == item.Kind)
            .SelectMany(slate => slate.Items)
            .FirstOrDefault(other => other.Rank == item.Rank + 1);
        if (next is null)
        {
            return null;
        }

        var below = next.Contributions.ToDictionary(part => part.Term, part => part.Amount, StringComparer.Ordinal);
        var terms = item
            .Contributions.Select(part => (part.Term, More: part.Amount - below.GetValueOrDefault(part.Term)))
            .Where(part => Math.Abs(part.More) >= MinShown)
            .OrderByDescending(part => Math.Abs(part.More))
            .Take(MostTerms)
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

/// <summary>Why an item was suggested, for one viewer.</summary>
/// <param name="Language">That of the sentences.</param>
/// <param name="Sentences">Reasons, most important first, cut at their facts.</param>
/// <param name="Ground">What the confidence rests on; null when the viewer may not read it.</param>
/// <param name="Hidden">Sentences left out, because they rest on what the viewer may not see now.</param>
/// <param name="Comparison">What put it before the next one.</param>
/// <param name="Facts">The facts of the sentences, by their ids.</param>
public sealed record WhyView(
    WhyDepth Depth,
    string Language,
    IReadOnlyList<IReadOnlyList<ClaimSegment>> Sentences,
    IReadOnlyList<ClaimSegment>? Ground,
    int Hidden,
    string? Comparison,
    IReadOnlyList<Fact> Facts
);
