using System.Diagnostics.CodeAnalysis;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Claims;

/// <summary>
/// Explains why each kept candidate is there, with claims bound to facts computed from what the actor may see. It writes no text:
/// <see cref="ClaimRenderer"/> writes the sentences when they are read.
/// </summary>
public sealed class Explainer
{
    /// <summary>Version of the claims and their templates.</summary>
    public const int TemplateVersion = 3;

    /// <summary>The kept candidates in their order, each with claims, facts and confidence.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "A step of the pipeline is an object")]
    public IReadOnlyList<SlateItem> Explain(
        CaseSnapshot snapshot,
        IReadOnlyList<Candidate> eligible,
        Placement placement,
        IReadOnlyList<CandidateScore> scores
    )
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(eligible);
        ArgumentNullException.ThrowIfNull(placement);
        ArgumentNullException.ThrowIfNull(scores);
        var index = SnapshotIndex.From(snapshot);
        var items = new List<SlateItem>(placement.Placed.Count);
        var spreads = Spread.Of(index, eligible, scores, placement);
        foreach (var placed in placement.Placed)
        {
            var opposite = OppositeOf(snapshot, index, eligible[placed.Index], items);
            items.Add(ItemOf(snapshot, index, placed, eligible[placed.Index], scores[placed.Index], spreads[items.Count], opposite));
        }

        return items;
    }

    // the surest step that decides the case comes first: only one of them can be taken
    private static string? OppositeOf(CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate, List<SlateItem> above) =>
        candidate.Kind == SlateKind.Action && IsRiskyDecision(snapshot, index, candidate.Id)
            ? above.Find(item => item.Confidence.Label == ConfidenceLabel.High && IsRiskyDecision(snapshot, index, item.Id))?.Id
            : null;

    // of low risk, one can be tried after the other
    private static bool IsRiskyDecision(CaseSnapshot snapshot, SnapshotIndex index, string action) =>
        index.Catalog.Action(action) is { Risk: > RiskLevel.Low } && OppositeSteps.Decides(snapshot.Case, index, action);

    private static SlateItem ItemOf(
        CaseSnapshot snapshot,
        SnapshotIndex index,
        PlacedCandidate placed,
        Candidate candidate,
        CandidateScore score,
        Spread? spread,
        string? opposite
    )
    {
        var sheet = new FactSheet();
        var use = index.Evidence.Of(candidate.Kind, candidate.Id);
        AddUse(sheet, use, index);
        AddClaims(sheet, snapshot, index, candidate, use, spread);
        var confidence = ConfidencePolicy.Judge(sheet, snapshot, candidate, use, score.Probability, opposite);
        return new(
            candidate.Kind,
            candidate.Id,
            VersionOf(candidate, index),
            placed.Rank,
            score.Score,
            placed.Propensity,
            placed.RequiredByPolicy,
            confidence,
            sheet.Claims,
            sheet.Facts,
            score.Contributions,
            candidate.Provenance
        );
    }

    private static void AddClaims(
        FactSheet sheet,
        CaseSnapshot snapshot,
        SnapshotIndex index,
        Candidate candidate,
        UseInSimilarCases use,
        Spread? spread
    )
    {
        switch (candidate.Kind)
        {
            case SlateKind.Action:
                ActionClaims.Add(sheet, snapshot, index, candidate, use);
                break;
            case SlateKind.Document:
                DocumentClaims.Add(sheet, snapshot, index, candidate, use);
                break;
            default:
                ExpertClaims.Add(sheet, snapshot, index, candidate, use, spread);
                break;
        }

        ColdStart.Add(sheet, snapshot, index, candidate, use);
        AddAge(sheet, use);
    }

    // how many of the cases that used it followed an older process, and how many of these are not counted at all
    private static void AddAge(FactSheet sheet, UseInSimilarCases use)
    {
        if (use.Superseded > 0)
        {
            sheet.Count(
                "superseded",
                FactTypes.Count,
                "similar_cases.superseded",
                use.Superseded,
                use.SupersededIds(CandidateSources.MaxEvidence)
            );
            sheet.Count(
                "used_ever",
                FactTypes.SimilarCases,
                "similar_cases.used_ever",
                use.Used + use.Superseded,
                "fact:used",
                "fact:superseded"
            );
            sheet.Claim("process.superseded", "superseded", "used_ever");
        }

        if (use.OldProcess > 0)
        {
            sheet.Count("old_process", FactTypes.Count, "similar_cases.old_process", use.OldProcess, "fact:used");
            sheet.Claim("process.changed", "old_process", "used");
        }
    }

    private static void AddUse(FactSheet sheet, UseInSimilarCases use, SnapshotIndex index)
    {
        var type = use.Used > 0 && use.Finished == use.Used ? FactTypes.ResolvedCases : FactTypes.SimilarCases;
        sheet.Count("used", type, "similar_cases.used", use.Used, use.CaseIds(CandidateSources.MaxEvidence));
        if (use.Used > 0)
        {
            // counted over the same cases, whose ids are stored once to keep a decision small
            sheet.Count("ended_well", FactTypes.Count, "similar_cases.ended_well", use.EndedWell, "fact:used");
            sheet.Count("total", FactTypes.SimilarCases, "similar_cases.found", index.Evidence.Cases, "snapshot:similar_cases");
        }
    }

    private static int VersionOf(Candidate candidate, SnapshotIndex index) =>
        candidate.Kind switch
        {
            SlateKind.Action => index.Catalog.Action(candidate.Id)?.Version ?? 0,
            SlateKind.Document => index.Document(candidate.Id)?.Version ?? 0,
            _ => 0,
        };
}
