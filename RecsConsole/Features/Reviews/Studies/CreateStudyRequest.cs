namespace RecsConsole.Features.Reviews.Studies;

/// <summary>What a study is made of.</summary>
/// <param name="StudyId">Drawn by the form: sent twice, it makes one study.</param>
/// <param name="SystemA">heuristic, usual_step, live, or the id of a model.</param>
/// <param name="Team">Only cases of this team; null for all.</param>
/// <param name="IssueType">Only cases of this issue type; null for all.</param>
/// <param name="OverlapPercent">Share of cases that two reviewers judge.</param>
/// <param name="Progress">Told after each case.</param>
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
    IProgress<StudyProgress>? Progress = null
);

/// <summary>Which cases are drawn.</summary>
public enum StudyCases
{
    Open,
    Closed,
    Both,
}

/// <summary>How far the making is.</summary>
/// <param name="Cases">Cases that have their pairs.</param>
/// <param name="Looked">Cases looked at.</param>
public sealed record StudyProgress(int Cases, int Looked);

/// <summary>A study that was made, and what kept it from being larger.</summary>
/// <param name="Asked">Cases asked for.</param>
/// <param name="AskedOverlapping">Cases that two should judge, of those that were found.</param>
/// <param name="Matching">Cases that were there to draw from.</param>
/// <param name="NotVisible">Of those looked at, cases that none of the reviewers may see.</param>
/// <param name="Same">Of those looked at, cases in which both systems show the same.</param>
public sealed record StudyMade(
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
    /// <summary>For the lead, in sentences.</summary>
    public string Words => string.Join(' ', Sentences());

    private IEnumerable<string> Sentences()
    {
        yield return Texts.InOfThemJudgedByTwo.With(Pairs, Cases, Overlapping);
        if (Cases < Asked)
        {
            yield return Texts.FewerThanAsked.With(Asked, Matching, NotVisible, Same);
        }

        if (Overlapping < AskedOverlapping)
        {
            yield return Texts.YouAskedForJudgedByTwo.With(AskedOverlapping);
        }
    }
}
