using RecsConsole.Features.Reviews.Studies.Tasks;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>Validates a study before anything is drawn.</summary>
internal static class StudyRules
{
    public const int MaxCases = 300;
    public const int MaxReviewers = 20;
    public const int LongestName = 200;
    public const int LongestGuideline = 2000;

    /// <summary>More systems need more judgements than people give: with eight there are 28 pairs of systems.</summary>
    public const int MaxSystems = 8;

    /// <summary>No errors.</summary>
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is wrong, by field; empty when nothing is.</summary>
    public static IReadOnlyDictionary<string, string> Check(CreateStudyRequest request)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = request.Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName)
        {
            problems["name"] = Texts.GiveTheStudyAName.With(LongestName);
        }

        if (ProblemOfSystems(request) is { } problem)
        {
            problems["systems"] = problem;
        }

        if (request.Guideline?.Trim().Length > LongestGuideline)
        {
            problems["guideline"] = Texts.GuidelineTooLong.With(LongestGuideline);
        }

        if (StudyPool.Wanted(request) is < 1 or > MaxCases)
        {
            problems["cases"] = Texts.ChooseFromOneToCases.With(MaxCases);
        }

        var reviewers = request.Reviewers?.Distinct().Count() ?? 0;
        if (reviewers is 0 or > MaxReviewers)
        {
            problems["reviewers"] = Texts.ChooseFromOneToReviewers.With(MaxReviewers);
        }

        if (request.OverlapPercent is < 0 or > 100)
        {
            problems["overlap"] = Texts.OverlapOutOfRange;
        }
        else if (request.OverlapPercent > 0 && reviewers == 1)
        {
            problems["overlap"] = Texts.TwoReviewersAreNeededForCases;
        }

        return problems;
    }

    private static string? ProblemOfSystems(CreateStudyRequest request) =>
        request.Tasks is { } tasks ? ProblemOfTasks(request, tasks)
        : request.IsGraded ? (string.IsNullOrEmpty(request.SystemA) ? Texts.ChooseASystemToGrade : null)
        : string.IsNullOrEmpty(request.SystemA) || string.IsNullOrEmpty(request.SystemB) ? Texts.ChooseTwoSystemsToCompare
        : request.Systems.Distinct(StringComparer.Ordinal).Count() < request.Systems.Count ? Texts.ASystemCannotBeComparedWithItself
        : request.Systems.Count > MaxSystems ? Texts.TooManySystems.With(MaxSystems)
        : null;

    private static string? ProblemOfTasks(CreateStudyRequest request, StudyTasks tasks) =>
        request.IsGraded ? Texts.TasksAreCompared
        : tasks.AreSound ? null
        : Texts.TasksAreNotSound;

    /// <summary>Reviewers read the guideline too.</summary>
    public static string? GuidelineGivesAway(string? guideline, params string[] versions) =>
        Revealed(guideline ?? "", versions) is { } version ? Texts.GuidelineTells.With(version) : null;

    /// <summary>Reviewers read the name, so it must not reveal what is compared.</summary>
    public static string? GivesAway(string name, params string[] versions) =>
        Revealed(name, versions) is { } version ? Texts.ReviewersReadTheNameAndTells.With(version) : null;

    private static string? Revealed(string text, string[] versions) =>
        versions.Append("heuristic").FirstOrDefault(version => text.Contains(version, StringComparison.OrdinalIgnoreCase));
}
