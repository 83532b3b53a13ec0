using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhyNot;

/// <summary>
/// Changes that would raise an eligible item: facts behind permitted features. A change whose feature is on a deny list, the
/// engine's or the tenant's, is never proposed.
/// </summary>
internal static class RankChanges
{
    // more of them are not an answer that helps
    private const int MaxMoreCases = 50;
    private const int Year = 365;
    private const int WorkingDay = 480;

    public static IEnumerable<CounterfactualChange> For(WhyNotInput it)
    {
        var own = it.Item.Kind switch
        {
            SlateKind.Action => Actions(it),
            SlateKind.Document => Documents(it),
            _ => People(it),
        };
        var denied = it.Snapshot.Shared.Configuration.DeniedFeatures;
        return SimilarCases(it).Concat(own).Concat(Seen(it)).Where(change => !FeatureDenyList.IsDenied(FeatureBehind(change.Code), denied));
    }

    /// <summary>A higher value of the cap that moved it out.</summary>
    public static IEnumerable<CounterfactualChange> Against(string? rule, WhyNotInput it) =>
        rule is StandardSlatePolicy.DiversityRule or StandardSlatePolicy.SourceRule or StandardSlatePolicy.PopularityRule
            ? [it.Change(ChangeCode.CapRaised, rule)]
            : [];

    /// <summary>More similar cases that ended well with it.</summary>
    public static IEnumerable<CounterfactualChange> SimilarCases(WhyNotInput it) =>
        it.Amount(ChangeCode.MoreSimilarCases, MaxMoreCases, MaxMoreCases);

    private static IEnumerable<CounterfactualChange> Actions(WhyNotInput it)
    {
        if (it.Action is not { } action)
        {
            return [];
        }

        var policy = action.PolicyKey is { } key ? it.Index.Catalog.Policy(key) : null;
        return
        [
            .. Newer(it, policy?.EffectiveFrom ?? action.UpdatedAt),
            .. it.Amount(ChangeCode.Faster, action.TypicalMinutes ?? 0, Math.Max(action.TypicalMinutes ?? 0, WorkingDay)),
            .. Written(it, action.IssueTypes),
            it.Change(ChangeCode.PolicyRequires),
        ];
    }

    private static IEnumerable<CounterfactualChange> Documents(WhyNotInput it)
    {
        if (it.Document is not { } document)
        {
            return [];
        }

        var isOverdue = document.ReviewBy is { } review && review <= it.Snapshot.At;
        var isPicked = it.Snapshot.Visible.Curated?.Contains(document.Key, StringComparer.Ordinal) == true;
        return
        [
            .. ProposingChanges.Found(it),
            .. Newer(it, document.EffectiveFrom ?? document.UpdatedAt),
            .. Written(it, document.IssueTypes),
            .. isOverdue ? [it.Change(ChangeCode.ReviewDone)] : Array.Empty<CounterfactualChange>(),
            .. isPicked ? [] : new[] { it.Change(ChangeCode.DocumentPicked) },
        ];
    }

    private static IEnumerable<CounterfactualChange> People(WhyNotInput it)
    {
        if (it.Person is not { } person || it.Presence is not { } presence)
        {
            return [];
        }

        var last = person.Experience.GetValueOrDefault(it.Case.IssueType)?.LastAt;
        var penalty = it.Snapshot.Shared.Configuration.Weights.WorkloadPenalty;
        var speaks = it.Case.Language is not { } language || person.Languages.Contains(language, StringComparer.Ordinal);
        return
        [
            .. ProposingChanges.Known(it),
            .. last is { } at ? Newer(it, at) : [],
            .. presence.Price is { } price
                ? it.Amount(ChangeCode.LowerPrice, price, Math.Max(price, penalty))
                : it.Amount(ChangeCode.FewerOpenCases, presence.OpenCases, Math.Max(presence.OpenCases, presence.Capacity)),
            .. it.Amount(ChangeCode.AskedLess, presence.Asked ?? 0, Math.Max(1, presence.Asked ?? 0)),
            .. presence.InWorkingHours ? [] : new[] { it.Change(ChangeCode.PersonWorking) },
            .. speaks ? [] : new[] { it.Change(ChangeCode.PersonSpeaks, it.Case.Language) },
        ];
    }

    private static IEnumerable<CounterfactualChange> Newer(WhyNotInput it, DateTimeOffset since)
    {
        var days = (it.Snapshot.At - since).Days;
        return it.Amount(ChangeCode.Newer, days, Math.Max(days, Year));
    }

    private static IEnumerable<CounterfactualChange> Written(WhyNotInput it, IReadOnlyList<string> issueTypes) =>
        issueTypes.Contains(it.Case.IssueType, StringComparer.Ordinal) ? [] : [it.Change(ChangeCode.WrittenForIssue, it.Case.IssueType)];

    private static IEnumerable<CounterfactualChange> Seen(WhyNotInput it)
    {
        var key = SlateHistory.KeyOf(it.Item.Kind, it.Item.Id);
        if (it.Snapshot.Shown?.Popular.Contains(key, StringComparer.Ordinal) == true)
        {
            yield return it.Change(ChangeCode.NotPopular);
        }

        if (it.Snapshot.Shown?.Repeated.Contains(key, StringComparer.Ordinal) == true)
        {
            yield return it.Change(ChangeCode.NotRepeated);
        }
    }

    // the column that a change affects first; a change without a column cannot be denied as a feature
    private static string FeatureBehind(ChangeCode code) =>
        code switch
        {
            ChangeCode.MoreSimilarCases => FeatureColumns.SimilarCases,
            ChangeCode.Newer => FeatureColumns.Freshness,
            ChangeCode.Faster => FeatureColumns.SlaUrgency,
            ChangeCode.WrittenForIssue => FeatureColumns.IssueTypeMatch,
            ChangeCode.PolicyRequires => FeatureColumns.PolicyNamed,
            ChangeCode.DocumentFound => "search_share",
            ChangeCode.DocumentPicked => "curated",
            ChangeCode.ReviewDone => FeatureColumns.ReviewOverdue,
            ChangeCode.MoreSkill or ChangeCode.MoreSolved => "skill_share",
            ChangeCode.FewerOpenCases or ChangeCode.LowerPrice => FeatureColumns.Load,
            ChangeCode.PersonWorking => "reachable_now",
            ChangeCode.PersonSpeaks => FeatureColumns.RoleMatch,
            _ => "none",
        };
}
