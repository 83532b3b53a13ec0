using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>Writes one slate of a trace: its stages, the shown items, the candidates that passed, and those that were excluded.</summary>
internal static class TraceSlateWriter
{
    /// <summary>Replaces every rule and every object that the viewer may not see.</summary>
    public static string Unseen => Texts.BlockedByARuleYouCannotSee;

    private const string AtScreening = "screening";
    private const string AtPlacement = "placement";
    private const int MaxNames = 40;
    private const int MaxRanked = 40;

    public static TraceSlate Write(TraceMaterial material, Recommendation slate)
    {
        var run = material.Run?.Slates.FirstOrDefault(each => each.Kind == slate.Kind);
        var exclusions = ExclusionsOf(material, slate);
        return new(
            slate.Kind,
            RankerOf(material, slate.Kind),
            StepsOf(material, slate, run, exclusions),
            [.. slate.Items.Select(item => TraceItemWriter.Write(material, item))],
            run is null ? [] : RankedOf(material, slate, run),
            exclusions
        );
    }

    /// <summary>The version of a document that the decision used; 0 when it could not read the document.</summary>
    public static int VersionOf(TraceMaterial material, SlateKind kind, string id) =>
        kind == SlateKind.Document
            ? material
                .Snapshot.Visible.Documents.FirstOrDefault(document => string.Equals(document.Key, id, StringComparison.Ordinal))
                ?.Version
                ?? 0
            : 0;

    private static string? TitleOf(TraceMaterial material, SlateKind kind, string id)
    {
        var version = VersionOf(material, kind, id);
        return material.Visibility.MaySee(kind, id, version) ? material.Labels.TitleOf(kind, id, version) : null;
    }

    private static string RankerOf(TraceMaterial material, SlateKind kind) =>
        material.Snapshot.Shared.Model?.All.FirstOrDefault(model => model.Kind == kind) is { } model
            ? SharedTexts.ModelWithModel.With(model.Version)
            : SharedTexts.TheWeightedRules;

    private static List<TraceStep> StepsOf(
        TraceMaterial material,
        Recommendation slate,
        TracedSlate? run,
        IReadOnlyList<TraceExclusion> exclusions
    )
    {
        var byRules = slate.Excluded.Count(each => !IsBelowFloor(each)) - TakenOut(slate);
        var candidates = run?.Screening.Eligible.Count + byRules;
        var belowFloor = exclusions.Where(each => each.Stage is AtPlacement).ToList();
        // items the viewer may not see are excluded at the first stage: the actual stage would reveal the reason
        var passed = run?.Screening.Eligible.Count - slate.Excluded.Count(IsBelowFloor) + belowFloor.Sum(each => each.Count);
        int? kept = run?.Placement.Placed.Count;
        return
        [
            new(Texts.Sources, null, candidates, SourceWords(slate, run)),
            new(Texts.Screening, candidates, passed, ExclusionWords(exclusions.Except(belowFloor)) ?? Texts.NothingLeftOut),
            new(Texts.Ranking, passed, passed, RankerOf(material, slate.Kind)),
            new(
                Texts.Placement,
                passed,
                kept,
                string.Join("; ", ((string?[])[ExclusionWords(belowFloor), MoveWords(material, slate)]).OfType<string>())
            ),
            new(
                Texts.Validation,
                kept,
                slate.Items.Count,
                Texts.RemovedAtMostShown.With(TakenOut(slate), slate.Size),
                material.Validation.At
            ),
        ];
    }

    private static int TakenOut(Recommendation slate) =>
        slate.Moves.Count(move => string.Equals(move.Rule, ValidationApplier.Rule, StringComparison.Ordinal));

    private static string SourceWords(Recommendation slate, TracedSlate? run)
    {
        var named = (run?.Screening.Eligible ?? [])
            .SelectMany(candidate => candidate.Provenance.Select(each => each.Source).Distinct(StringComparer.Ordinal))
            .Concat(slate.Excluded.Where(each => run is null || !IsBelowFloor(each)).SelectMany(each => each.Sources));
        return string.Join(
            ", ",
            named
                .GroupBy(source => source, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{SourceLabels.Of(group.Key)} {group.Count()}")
        );
    }

    private static string? ExclusionWords(IEnumerable<TraceExclusion> exclusions)
    {
        var words = exclusions.Select(each => $"{each.Count} {each.Words}").ToList();
        return words.Count == 0 ? null : string.Join(", ", words);
    }

    // it passed screening, and was ranked
    private static bool IsBelowFloor(Exclusion exclusion) => exclusion.Reasons[0] is ReasonCode.BelowFloor or ReasonCode.AwaitsAnswer;

    private static string MoveWords(TraceMaterial material, Recommendation slate)
    {
        var words = slate
            .Moves.Where(move => move.To > 0)
            .Select(move =>
                Texts.Moved.With(
                    TitleOf(material, slate.Kind, move.Id) ?? Texts.SomethingYouMayNotSee,
                    move.From,
                    move.To,
                    MoveLabels.Of(move.Rule)
                )
            )
            .ToList();
        return words.Count == 0 ? Texts.ScoreOrderNothingMoved : string.Join("; ", words);
    }

    private static string ReasonsOf(Exclusion exclusion) =>
        string.Join(
            $" {SharedTexts.AndInSentence} ",
            exclusion.Reasons.Select(reason => ReasonTexts.Of(reason).Label).Distinct(StringComparer.Ordinal)
        );

    // Items the viewer may not see are counted together, whatever the reason: the reason would reveal what they are.
    private static List<TraceExclusion> ExclusionsOf(TraceMaterial material, Recommendation slate)
    {
        var named = slate.Excluded.Select(each => (Exclusion: each, Title: NameOf(material, each))).ToList();
        var groups = named
            .Where(each => each.Title is not null)
            .GroupBy(each => (Stage: IsBelowFloor(each.Exclusion) ? AtPlacement : AtScreening, Words: ReasonsOf(each.Exclusion)))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key.Words, StringComparer.Ordinal)
            .Select(group => new TraceExclusion(
                group.Key.Stage,
                group.Key.Words,
                group.Count(),
                [.. group.Select(each => each.Title!).Take(MaxNames)]
            ))
            .ToList();
        var unseen = named.Count(each => each.Title is null);
        if (unseen > 0)
        {
            groups.Add(new(AtScreening, Unseen, unseen, []));
        }

        return groups;
    }

    // That a person has a conflict of interest is itself confidential; so is what was withheld from the actor.
    private static string? NameOf(TraceMaterial material, Exclusion exclusion)
    {
        var isQuiet =
            exclusion.Reasons.Contains(ReasonCode.ConflictOfInterest)
            || material.Snapshot.Withheld.Any(each =>
                each.Kind == exclusion.Kind && string.Equals(each.Id, exclusion.Id, StringComparison.Ordinal)
            );
        return isQuiet && !material.Entry.IsFull ? null : TitleOf(material, exclusion.Kind, exclusion.Id);
    }

    private static List<TraceRanked> RankedOf(TraceMaterial material, Recommendation slate, TracedSlate run)
    {
        var placed = run.Placement.Placed.ToDictionary(each => each.Index, each => each.Rank);
        var shown = slate.Items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. run
                .Screening.Eligible.Select((candidate, index) => (Candidate: candidate, run.Scores[index].Score, Index: index))
                .OrderByDescending(each => each.Score)
                .ThenBy(each => each.Candidate.Id, StringComparer.Ordinal)
                .Take(MaxRanked)
                .Select(each => new TraceRanked(
                    TitleOf(material, slate.Kind, each.Candidate.Id),
                    each.Score,
                    placed.TryGetValue(each.Index, out var rank) ? rank : null,
                    shown.Contains(each.Candidate.Id),
                    TraceItemWriter.SourcesOf(each.Candidate.Provenance)
                )),
        ];
    }
}
