using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.Rules;

/// <summary>Validates the learning settings: windows, exploration, and a denylist that can only grow.</summary>
internal static class LearningRules
{
    private const int MaxWords = 100;
    private const int LongestWord = 30;
    private const int MaxTypeCharacters = 100;

    // without these terms there is no ranking
    private static readonly string[] s_terms =
    [
        FeatureColumns.Match,
        FeatureColumns.HistoricalSuccess,
        FeatureColumns.SlaUrgency,
        FeatureColumns.RoleMatch,
        FeatureColumns.Freshness,
        FeatureColumns.SuccessRate,
    ];

    public static IEnumerable<string> Check(TenantConfiguration settings)
    {
        if (AreWindowsWrong(settings.Labels))
        {
            yield return Texts.WindowsOutOfRange;
        }

        if (!settings.ObjectivesInForce.IsPossible)
        {
            yield return Texts.ObjectivesImpossible.With(LearningObjectives.MaxWeight);
        }

        foreach (var problem in Figures(settings))
        {
            yield return problem;
        }

        if (settings.LearningBasis?.Length > TenantConfiguration.LongestBasis)
        {
            yield return Texts.LearningBasisTooLong.With(TenantConfiguration.LongestBasis);
        }

        if (IsSurfaceWrong(settings))
        {
            yield return Texts.SurfaceInvalid;
        }

        if (settings.PhasesInForce is { Rules: false, Learned: false })
        {
            yield return Texts.NoPhaseSuggests;
        }

        foreach (var problem in Words(settings.Part.DeniedFeatures ?? []))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Figures(TenantConfiguration settings)
    {
        if (settings.Part.ExplorationRate is { } rate && rate is < 10_000 or > ConfigurationPart.MaxExploration)
        {
            yield return Texts.TryOutOutOfRange;
        }

        if (settings.Looks?.BelowProbability is < 0 or > LookRules.MaxProbability)
        {
            yield return Texts.LooksOutOfRange;
        }

        if (settings.Limits is { } limits && !limits.IsPossible)
        {
            yield return Texts.FigureLimitsOutOfRange;
        }

        if (settings.MonthlyCost is < 0 or > TenantConfiguration.HighestCost)
        {
            yield return Texts.MonthlyCostOutOfRange.With(TenantConfiguration.HighestCost);
        }

        if (settings.Complaints is { } types && (types.Count > MaxWords || types.Any(type => type.Length is 0 or > MaxTypeCharacters)))
        {
            yield return Texts.ComplaintsInvalid;
        }
    }

    /// <summary>An entry of the denylist cannot be removed.</summary>
    public static IEnumerable<string> CheckChange(TenantConfiguration before, TenantConfiguration after)
    {
        var gone = (before.Part.DeniedFeatures ?? []).Except(after.Part.DeniedFeatures ?? [], StringComparer.Ordinal).ToList();
        if (gone.Count > 0)
        {
            yield return Texts.DeniedWordRemoved.With(string.Join(", ", gone));
        }
    }

    /// <summary>Why a word cannot join these on the denylist; null when it can.</summary>
    public static string? ProblemOf(IReadOnlyList<string> words, string word)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Words([.. words, word]).FirstOrDefault();
    }

    private static bool AreWindowsWrong(LabelWindows windows) =>
        windows.AcceptHours is < 1 or > 168
        || windows.ExecuteDays is < 1 or > 30
        || windows.ResolvedDays is < 1 or > 90
        || windows.ReworkDays is < 1 or > 180
        || windows.SatisfiedDays is < 1 or > LabelWindows.MaxSatisfiedDays;

    private static bool IsSurfaceWrong(TenantConfiguration settings)
    {
        var surfaces = settings.Part.Surfaces ?? [];
        return surfaces.Select(surface => surface.Kind).Distinct().Count() != surfaces.Count
            || surfaces.Any(each => !Enum.IsDefined(each.Kind) || !Enum.IsDefined(each.Risk));
    }

    private static IEnumerable<string> Words(IReadOnlyList<string> words)
    {
        if (words.Count > MaxWords)
        {
            yield return Texts.TooManyDeniedWords.With(MaxWords);
        }

        foreach (var word in words.Where(word => !IsWord(word)))
        {
            yield return Texts.DeniedWordInvalid.With(word);
        }

        foreach (var term in s_terms.Where(term => FeatureDenyList.IsDenied(term, words)))
        {
            yield return Texts.DeniedWordNeeded.With(term.Replace('_', ' '));
        }
    }

    private static bool IsWord(string word) => word.Length is > 0 and <= LongestWord && word.All(char.IsAsciiLetterLower);
}
