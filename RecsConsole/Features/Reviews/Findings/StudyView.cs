using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Reviews.Findings.Checks;
using RecsConsole.Features.Reviews.Findings.Grades;
using RecsConsole.Features.Reviews.Findings.Strengths;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>A study with its results, for a lead.</summary>
/// <param name="Systems">Names of the systems with their versions, in the study's order; one in a study of single lists.</param>
/// <param name="Results">
/// Null while the reader judges in the open study, because results could influence their judgement, and in a study of single lists.
/// </param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record StudyView(
    Guid Id,
    string Name,
    bool IsOpen,
    IReadOnlyList<string> Systems,
    int Cases,
    int Overlapping,
    DateTimeOffset CreatedAt,
    string? CreatedBy,
    DateTimeOffset? ClosedAt,
    long Revision,
    IReadOnlyList<ReviewerProgress> Reviewers,
    StudyResults? Results,
    string? TimeZone
)
{
    /// <summary>The results of a study of single lists; null otherwise, and while the reader judges in it.</summary>
    public GradedResults? Graded { get; init; }

    public bool IsGraded => Systems.Count == 1;

    public bool HasResults => Results is not null || Graded is not null;

    public string SystemA => Systems[0];

    public string SystemB => Systems[1];

    public bool IsOfTwo => Systems.Count == 2;

    public int Pairs => Reviewers.Sum(reviewer => reviewer.Total);

    public int Judged => Reviewers.Sum(reviewer => reviewer.Judged);

    public string NameOf(Guid reviewer) => Reviewers.FirstOrDefault(each => each.Id == reviewer)?.Name ?? Texts.Somebody;
}

/// <summary>A reviewer's progress and pace.</summary>
public sealed record ReviewerProgress(Guid Id, string Name, int Total, int Judged, TimeSpan? MedianTime);

/// <summary>The results of a study.</summary>
public sealed record StudyResults(
    PreferenceFigures All,
    CaseFigures Cases,
    IReadOnlyList<NamedPreference> ByReviewer,
    AgreementFigures Agreement,
    IReadOnlyList<RatingFigures> Ratings,
    IReadOnlyList<ReasonFigures> Reasons,
    IReadOnlyList<Disagreement> Disagreements,
    StudyStrengths Strengths,
    IReadOnlyList<StopFigures> Stops,
    StudyChecks Checks
);

/// <summary>What the lead checks of the reviewers.</summary>
/// <param name="Sides">The sides of all reviewers together.</param>
/// <param name="Known">The cases with a known answer.</param>
/// <param name="Markable">Cases that nobody has judged, and that this lead may give a known answer.</param>
public sealed record StudyChecks(
    IReadOnlyDictionary<Guid, ReviewerCheck> Reviewers,
    SideCheck Sides,
    IReadOnlyList<KnownLine> Known,
    IReadOnlyList<MarkableCase> Markable
);

/// <summary>A case with a known answer.</summary>
/// <param name="CaseKey">Null when the lead may not see the case.</param>
/// <param name="Answered">Right answers of those given.</param>
public sealed record KnownLine(Guid CaseId, string? CaseKey, string? Title, string Answer, string Explanation, ShareFigure Answered);

/// <summary>A case that nobody has judged.</summary>
public sealed record MarkableCase(Guid CaseId, string CaseKey, string Title);

/// <summary>How often A was preferred to B.</summary>
/// <param name="N">Number of judgements.</param>
public sealed record PreferenceFigures(int N, WinRate WinsOfA, int Ties, int BothBad, TimeSpan? MedianTime);

/// <summary>The preference of one reviewer.</summary>
public sealed record NamedPreference(Guid Id, string Reviewer, PreferenceFigures Figures);

/// <summary>Agreement on cases that two judged.</summary>
/// <param name="Alike">Agreement on the cases in which both saw the same suggestions in the same order.</param>
/// <param name="Alpha">
/// Krippendorff's alpha over all cases that two or more judged; N is the number of cases. Null while there are fewer than two, or all
/// judgements are equal.
/// </param>
/// <param name="ShownDifferently">Number of cases in which they saw different suggestions, because their permissions differ.</param>
public sealed record AgreementFigures(
    KappaEstimate All,
    KappaEstimate Alike,
    IReadOnlyList<PairAgreement> Pairs,
    IReadOnlyList<ReviewerAgreement> Reviewers,
    int ShownDifferently,
    Estimate? Alpha
);

/// <summary>Agreement of two reviewers.</summary>
public sealed record PairAgreement(Guid First, Guid Second, KappaEstimate Kappa);

/// <summary>Agreement of one reviewer with the others.</summary>
public sealed record ReviewerAgreement(Guid Reviewer, KappaEstimate Kappa);

/// <summary>Mean ratings of the preferred side; of both sides when neither was preferred.</summary>
public sealed record RatingFigures(string Scale, MeanFigure PreferringA, MeanFigure PreferringB, MeanFigure Neither);

/// <summary>A mean with its sample size; null when there are no values.</summary>
public sealed record MeanFigure(double? Mean, int N);

/// <summary>How often a reason was given, by verdict.</summary>
public sealed record ReasonFigures(string Reason, int PreferringA, int PreferringB, int Ties, int BothBad)
{
    public int N => PreferringA + PreferringB + Ties + BothBad;
}

/// <summary>A case that two judged differently.</summary>
/// <param name="CaseKey">Null when the lead may not see the case.</param>
/// <param name="IsSame">Both reviewers saw the same suggestions.</param>
/// <param name="MayDecide">The reader may see the case and has not judged it.</param>
/// <param name="Decided">The lead's decision; null while undecided.</param>
public sealed record Disagreement(
    Guid CaseId,
    string? CaseKey,
    string? Title,
    bool IsSame,
    JudgementMapper First,
    JudgementMapper Second,
    bool MayDecide,
    JudgementMapper? Decided
);

/// <summary>One reviewer's judgement of a case.</summary>
public sealed record JudgementMapper(string Reviewer, string Verdict, IReadOnlyList<string> Reasons);
