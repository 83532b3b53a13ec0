using RecsConsole.Features.Reviews.Studies.Tasks;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>The parameters of a new study.</summary>
/// <param name="StudyId">Created by the form, so that a repeated request creates one study.</param>
/// <param name="SystemA">heuristic, usual_step, live, or the id of a model.</param>
/// <param name="Team">Only cases of this team; null for all.</param>
/// <param name="IssueType">Only cases of this issue type; null for all.</param>
/// <param name="OverlapPercent">Percentage of cases that two reviewers judge.</param>
/// <param name="Progress">Receives progress after each case.</param>
/// <param name="Others">Systems compared in addition to A and B; null for none.</param>
/// <param name="CaseKeys">The lead's own cases by key, instead of drawn ones; null to draw.</param>
/// <param name="Guideline">What reviewers judge by; null for the console's own guideline.</param>
public sealed record CreateStudyRequest(
    Guid StudyId,
    string Name,
    string SystemA,
    string SystemB,
    int Cases,
    StudyCases Which,
    string? Team,
    string? IssueType,
    IReadOnlyList<Guid> Reviewers,
    int OverlapPercent,
    IProgress<StudyProgress>? Progress = null,
    IReadOnlyList<string>? Others = null,
    IReadOnlyList<string>? CaseKeys = null,
    string? Guideline = null
)
{
    /// <summary>Reviewers grade the items of single lists of system A; the other systems are not used.</summary>
    public bool IsGraded { get; init; }

    /// <summary>The lead's own tasks, with the lists of two other systems; null to rank here. The systems are then not used.</summary>
    public StudyTasks? Tasks { get; init; }

    /// <summary>The lead's own cases by key; null to draw.</summary>
    public IReadOnlyList<string>? OwnCases => Tasks?.Cases ?? CaseKeys;

    /// <summary>The keys of all systems, in the study's order.</summary>
    public IReadOnlyList<string> Systems => IsGraded ? [SystemA] : [SystemA, SystemB, .. Others ?? []];
}

/// <summary>Which cases are drawn from.</summary>
public enum StudyCases
{
    Open,
    Closed,
    Both,
}

/// <summary>The progress of creating a study.</summary>
/// <param name="Cases">Number of cases with pairs.</param>
/// <param name="Looked">Number of cases examined.</param>
public sealed record StudyProgress(int Cases, int Looked);

/// <summary>A created study, and what kept it from being larger.</summary>
/// <param name="Asked">Number of cases requested.</param>
/// <param name="AskedOverlapping">Number of the found cases that two people should judge.</param>
/// <param name="Matching">Number of cases available to draw from.</param>
/// <param name="NotVisible">Examined cases that none of the reviewers may see.</param>
/// <param name="Same">Examined cases in which both systems show the same; in a graded study, without a suggestion.</param>
public sealed record CreatedStudy(
    Guid Id,
    int Asked,
    int Cases,
    int Pairs,
    int Overlapping,
    int AskedOverlapping,
    int Matching,
    int NotVisible,
    int Same
)
{
    public bool IsGraded { get; init; }

    /// <summary>A summary for the lead, in sentences.</summary>
    public string Words => string.Join(' ', Sentences());

    private IEnumerable<string> Sentences()
    {
        yield return IsGraded
            ? Texts.ListsOfThemJudgedByTwo.With(Pairs, Cases, Overlapping)
            : Texts.InOfThemJudgedByTwo.With(Pairs, Cases, Overlapping);
        if (Cases < Asked)
        {
            yield return IsGraded
                ? Texts.FewerListsThanAsked.With(Asked, Matching, NotVisible, Same)
                : Texts.FewerThanAsked.With(Asked, Matching, NotVisible, Same);
        }

        if (Overlapping < AskedOverlapping)
        {
            yield return Texts.YouAskedForJudgedByTwo.With(AskedOverlapping);
        }
    }
}
