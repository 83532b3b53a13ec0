using RecsConsole.Engine.Access;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Readiness.Points;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Readiness.Reading;

/// <summary>What the latest decisions say about the points that need nothing else. Pure.</summary>
internal static class SampleFacts
{
    public static UnitFacts Unit(DecisionSample sample, ConfigurationPart settings, int caseTypes) =>
        new(
            caseTypes,
            sample.Decisions.Count,
            sample.Decisions.Select(each => each.CaseId).Distinct().Count(),
            [.. Enum.GetValues<SlateKind>().Select(kind => Surface(sample, kind, settings.SurfaceOf(kind).IsOn))]
        );

    public static ProvenanceFacts Provenance(DecisionSample sample)
    {
        var all = sample.Decisions;
        return new(
            all.Count,
            sample.Erased,
            all.Sum(each => each.Items.Count()),
            all.Sum(each => each.Items.Count(item => item.Provenance.Count > 0)),
            all.Count(each => each.Versions.Engine.Engine.Length > 0),
            all.Count(each => each.Versions.Engine.Model.Length > 0),
            all.Count(each => each.InputHash.Length > 0 && each.Stages > 0),
            all.Count(each => each.Parts > 0)
        );
    }

    public static ValidationPointFacts Validation(DecisionSample sample)
    {
        var validated = sample.Decisions.Where(each => each.Validation is not null).ToList();
        return new(
            sample.Decisions.Count,
            validated.Count,
            validated.Sum(each => each.Validation!.Items.Count),
            validated.Sum(each => each.Validation!.Items.Count(item => item.Reasons.Count > 0)),
            sample.Decisions.Sum(each => each.Items.Count(item => AnswerOf(each, item.Kind, item.Id) is null)),
            sample.Decisions.Sum(each => each.Items.Count(item => AnswerOf(each, item.Kind, item.Id) is { Reasons.Count: > 0 }))
        );
    }

    /// <summary>The number of items shown by engines that store permits, and of those without one.</summary>
    public static (int Items, int WithoutPermit) Permits(DecisionSample sample)
    {
        var all = sample.Decisions.Where(each => each.Validation?.Basis is not null).ToList();
        return (
            all.Sum(each => each.Items.Count()),
            all.Sum(each => each.Items.Count(item => AnswerOf(each, item.Kind, item.Id)?.Permit is null))
        );
    }

    public static LanguageModelFacts LanguageModel(DecisionSample sample, string? embeddingModel)
    {
        var known = ClaimTemplates.Names.ToHashSet(StringComparer.Ordinal);
        var claims = sample
            .Decisions.SelectMany(each => each.Items)
            .SelectMany(item => item.Claims.Append(item.Confidence.Reason))
            .ToList();
        return new(claims.Count, claims.Count(claim => !known.Contains(claim.Template)), known.Count, embeddingModel);
    }

    public static EmptyAnswerFacts EmptyAnswer(DecisionSample sample)
    {
        var lists = sample.Decisions.SelectMany(each => each.Slates).Where(slate => slate.Size > 0).ToList();
        var empty = lists.Where(slate => slate.Items.Count == 0).ToList();
        return new(
            lists.Count,
            empty.Count,
            lists.Count(slate => slate.Items.Count > 0 && slate.Items.Count < slate.Size),
            empty.Count(slate => slate.Excluded.Any(each => each.Reasons.Count > 0)),
            lists.Sum(slate => slate.Excluded.Count(each => each.Reasons.Count == 0)),
            lists.Sum(slate =>
                slate.Items.Select(item => item.Id).Intersect(slate.Excluded.Select(each => each.Id), StringComparer.Ordinal).Count()
            ),
            MostOften(empty)
        );
    }

    /// <summary>Candidates whose first exclusion reason matches.</summary>
    public static int LeftOut(DecisionSample sample, Func<ReasonCode, bool> isReason) =>
        sample
            .Decisions.SelectMany(each => each.Slates)
            .Sum(slate => slate.Excluded.Count(each => each.Reasons.Count > 0 && isReason(each.Reasons[0])));

    private static SurfaceFacts Surface(DecisionSample sample, SlateKind kind, bool isOn)
    {
        var items = sample.Decisions.SelectMany(each => each.Slates).Where(slate => slate.Kind == kind).SelectMany(slate => slate.Items);
        return new(kind, isOn, items.Count(), items.Count(item => item.Kind != kind));
    }

    private static Engine.Validation.ValidatedItem? AnswerOf(SampledDecision decision, SlateKind kind, string id) =>
        decision.Validation?.Items.FirstOrDefault(each => each.Kind == kind && string.Equals(each.Id, id, StringComparison.Ordinal));

    private static string? MostOften(List<Recommendation> empty)
    {
        var reasons = empty
            .SelectMany(slate => slate.Excluded)
            .Where(each => each.Reasons.Count > 0)
            .GroupBy(each => each.Reasons[0])
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .ToList();
        return reasons.Count == 0 ? null : ReasonTexts.Of(reasons[0].Key).Heading;
    }
}
