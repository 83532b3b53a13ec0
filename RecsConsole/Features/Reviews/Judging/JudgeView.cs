namespace RecsConsole.Features.Reviews.Judging;

/// <summary>A reviewer's progress in a study, and the pair to judge. Nothing in it identifies or ranks the systems.</summary>
/// <param name="LeftOut">Unjudged pairs whose case the reviewer can no longer see.</param>
/// <param name="Pair">Null when nothing is left or the study is closed.</param>
/// <param name="TimeZone">The reviewer's time zone.</param>
public sealed record JudgeView(
    Guid StudyId,
    string Study,
    int Total,
    int Judged,
    int LeftOut,
    int Waiting,
    TimeSpan TimeLeft,
    bool IsOpen,
    PairView? Pair,
    string? TimeZone
)
{
    /// <summary>What to judge by, in the lead's words; null: the console's own guideline.</summary>
    public string? Guideline { get; init; }

    /// <summary>The items of one list are graded, instead of comparing two lists.</summary>
    public bool IsGraded { get; init; }

    /// <summary>What the page says when there is nothing left to judge.</summary>
    public string Ended =>
        !IsOpen ? Texts.StudyClosedThanks
        : LeftOut > 0 ? Texts.AllJudgedWithHidden.With(Texts.Case.With(LeftOut))
        : Texts.AllJudgedHelp;

    /// <summary>What to judge by.</summary>
    public string GuidelineShown =>
        !string.IsNullOrWhiteSpace(Guideline) ? Guideline
        : IsGraded ? Texts.OwnGradingGuideline
        : Texts.OwnGuideline;
}

/// <summary>Two slates side by side; in a graded study one slate, on the left.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Previous">Position of the previous pair that can be opened.</param>
/// <param name="Next">Position of the next pair that can be opened.</param>
/// <param name="Judgement">The earlier judgement; null when not judged yet.</param>
public sealed record PairView(
    int Position,
    int? Previous,
    int? Next,
    PairCase Case,
    IReadOnlyList<PairCard> Left,
    IReadOnlyList<PairCard> Right,
    Judgement? Judgement,
    long Revision
)
{
    /// <summary>The earlier grades of a single list, in its order; empty until graded.</summary>
    public IReadOnlyList<int> Grades { get; init; } = [];
}

/// <summary>A reviewer's judgement of a pair.</summary>
/// <param name="Ratings">Ratings of the better side, or of both when neither is better.</param>
public sealed record Judgement(PairChoice Choice, IReadOnlyList<string> Reasons, PairRatings Ratings);

/// <summary>The three scales from 1 to 5; null where not rated (R143).</summary>
public sealed record PairRatings(int? Usefulness, int? PolicyCorrectness, int? Faithfulness)
{
    public static PairRatings None { get; } = new(null, null, null);

    public bool AreValid => new[] { Usefulness, PolicyCorrectness, Faithfulness }.All(each => each is null or (>= 1 and <= 5));
}
