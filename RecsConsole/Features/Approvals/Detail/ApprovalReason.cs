using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>
/// The reason for the suggestion behind a request, for one viewer: sentences based on rows they may not see are left out.
/// </summary>
internal static class ApprovalReason
{
    private const int MaxSentences = 4;
    private const int MaxLines = 12;

    public static async Task<ApprovalReasonView> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        DecisionRow? decision,
        string actionKey,
        CancellationToken cancellationToken
    )
    {
        var item = decision is null ? null : EvidenceSources.ItemOf(decision, SlateKind.Action, actionKey);
        if (item is null)
        {
            return new([], 0, null, [], 0); // an override: no suggestion gave a reason for it
        }

        // counts over the history cover the cases visible to the requester, not to this viewer
        var isOwn = decision!.ActorId == check.Subject.PersonId;
        var sources = EvidenceSources.Of(item).Where(source => isOwn || !EvidenceSources.IsCounted(source)).ToList();
        var rows = await EvidenceRows.ReadAsync(db, sources, [], cancellationToken);
        var withheld = rows.Withheld(check, sources);
        var titles = await CatalogTitles.ReadAsync(db, NamedKeys.In(sources, item.Facts), cancellationToken);
        var lines = await EvidenceLines.ReadAsync(db, sources, withheld, new(titles, rows), cancellationToken);
        var labels = DecisionLabels.OfCatalog(titles, catalog: null);
        var language = await ReaderLanguage.OfAsync(db, check.Subject.PersonId, cancellationToken);
        var claims = item.Claims.Where(claim => isOwn || !EvidenceSources.IsCounted(item, claim)).Take(MaxSentences).ToList();
        var shown = claims.Where(claim => MayRead(item, claim, withheld)).ToList();
        var explanations = new ExplanationWriter(labels.LabelsIn(language), language);
        var confidence = explanations.WriteConfidence(item.Confidence, item.Facts);
        return new(
            [.. shown.Select(claim => ClaimRenderer.Text(explanations.Write(claim, item.Facts)) + ".")],
            claims.Count - shown.Count,
            MayRead(item, item.Confidence.Reason, withheld) ? ClaimRenderer.Text(confidence) : null,
            Shortest(lines),
            withheld.Count
        );
    }

    // what is not listed, and why, stays in view
    private static IReadOnlyList<EvidenceLine> Shortest(IReadOnlyList<EvidenceLine> lines)
    {
        if (lines.Count <= MaxLines)
        {
            return lines;
        }

        return lines[^1].IsRest ? [.. lines.Take(MaxLines - 1), lines[^1]] : [.. lines.Take(MaxLines)];
    }

    private static bool MayRead(SlateItem item, Claim claim, IReadOnlySet<string> withheld) =>
        !EvidenceSources.Of(item, [.. claim.FactIds.Values]).Any(withheld.Contains);
}

/// <summary>Why the action was suggested, as far as the viewer may know.</summary>
/// <param name="Hidden">Number of sentences left out because they use rows the viewer may not see.</param>
/// <param name="ConfidenceReason">What the confidence is based on; null when that is hidden.</param>
/// <param name="Withheld">Number of evidence rows the viewer may not see.</param>
public sealed record ApprovalReasonView(
    IReadOnlyList<string> Sentences,
    int Hidden,
    string? ConfidenceReason,
    IReadOnlyList<EvidenceLine> Lines,
    int Withheld
)
{
    /// <summary>No suggestion gave a reason for it.</summary>
    public bool IsEmpty => Sentences.Count == 0 && Hidden == 0 && Lines.Count == 0;
}
