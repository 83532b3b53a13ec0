using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Cards;

/// <summary>
/// Describes a similar case: what was done, how it ended, and which steps today's process no longer permits. Uses only what the decision
/// recorded and rows the viewer may see.
/// </summary>
internal sealed class SimilarCaseWriter(
    SnapshotIndex index,
    TenantFacts facts,
    int processVersion,
    IReadOnlyDictionary<string, string> titles
)
{
    private const int MaxSteps = 8;

    /// <summary>Actions without a title in the current catalog: withdrawn, or never in it.</summary>
    public static IEnumerable<string> Untitled(IEnumerable<SimilarCaseHit> hits, TenantFacts facts) =>
        hits.SelectMany(hit => hit.Steps)
            .Select(step => step.Activity)
            .Where(activity => !facts.ActionTitles.ContainsKey(activity))
            .Distinct(StringComparer.Ordinal);

    /// <summary>How many similar cases no longer count, as a sentence; null when all count.</summary>
    public static string? NoteOf(SimilarCaseEvidence evidence) =>
        evidence.Superseded == 0 ? null : RecommenderTexts.SomeDoNotCount.With(evidence.Superseded, evidence.Superseded + evidence.Cases);

    public ShownSimilarCase Write(SimilarCaseHit hit, string key, string title, IReadOnlyList<string> why)
    {
        var resolving = ResolvingStepOf(hit);
        var path = hit.Steps.Select((step, place) => ToStep(hit, step, place == resolving)).ToList();
        return new(
            hit.CaseId,
            key,
            title,
            why,
            OutcomeLabels.Of(hit),
            OutcomeLabels.Sla(hit),
            hit.EndedWell,
            Shortened(path),
            Math.Max(0, path.Count - MaxSteps),
            WarningOf(hit, path)
        );
    }

    // Readers look for the step that resolved the case, so it stays when the middle is left out.
    private static List<ShownStep> Shortened(List<ShownStep> path)
    {
        if (path.Count <= MaxSteps)
        {
            return path;
        }

        var resolving = path.FindLastIndex(step => step.IsResolving);
        return resolving < MaxSteps ? path[..MaxSteps] : [.. path[..(MaxSteps - 1)], path[resolving]];
    }

    // A case that was opened again may have had the same step twice: the one that held is the last.
    private static int ResolvingStepOf(SimilarCaseHit hit) =>
        hit.Steps.ToList().FindLastIndex(step => string.Equals(step.Activity, hit.Resolution, StringComparison.Ordinal));

    private ShownStep ToStep(SimilarCaseHit hit, SimilarCaseStep step, bool isResolving) =>
        new(
            facts.ActionTitles.GetValueOrDefault(step.Activity) ?? titles.GetValueOrDefault(step.Activity) ?? StateLabels.Of(step.Activity),
            isResolving,
            ObsoleteReason(hit, step)
        );

    // Uses the engine's rules, so that the numbers on cards and the steps struck out here agree.
    private string? ObsoleteReason(SimilarCaseHit hit, SimilarCaseStep step) =>
        PrecedentAge.StepOf(hit, step, index) switch
        {
            StepAge.Forbidden => RecommenderTexts.ForbiddenBy.With(PolicyOf(step.Activity)),
            StepAge.Withdrawn => RecommenderTexts.NoLongerInTheCatalog,
            StepAge.NotAllowed => RecommenderTexts.NoLongerPermitted.With(StateLabels.Of(step.FromState!)),
            _ => null,
        };

    private string PolicyOf(string action) =>
        index.Policies.Forbidden.TryGetValue(action, out var policy)
            ? facts.PolicyTitles.GetValueOrDefault(policy.Key, policy.Key)
            : RecommenderTexts.APolicy;

    private string? WarningOf(SimilarCaseHit hit, List<ShownStep> path)
    {
        var gone = path.Where(step => step.Gone is not null).DistinctBy(step => step.Title, StringComparer.Ordinal).ToList();
        var isOld = hit.OtherType is null && hit.ProcessVersion != processVersion;
        if (!isOld && gone.Count == 0)
        {
            return null;
        }

        var still = gone.Count switch
        {
            0 => RecommenderTexts.EachStepIsStillPossible,
            1 => RecommenderTexts.OneStepIsGone.With(gone[0].Title, gone[0].Gone),
            _ => RecommenderTexts.StepsAreGone.With(gone.Count),
        };
        string[] sentences =
        [
            isOld ? RecommenderTexts.OldProcess.With(hit.ProcessVersion, processVersion) : RecommenderTexts.ProcessHasChanged,
            still,
            .. PrecedentAge.From(hit, index).IsSuperseded ? [RecommenderTexts.CountsForNothing] : (string[])[],
        ];
        return string.Join(' ', sentences); // whole sentences, separated by spaces
    }
}
