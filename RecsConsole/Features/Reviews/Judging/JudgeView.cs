namespace RecsConsole.Features.Reviews.Judging;

/// <summary>A reviewer's place in a study: how far, and the pair to judge. Nothing in it names or orders the systems.</summary>
/// <param name="LeftOut">Pairs not judged whose case is closed to the reviewer now.</param>
/// <param name="Pair">Null when nothing waits, or the study is closed.</param>
/// <param name="TimeZone">The reviewer's.</param>
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
);

/// <summary>Two suggestions side by side.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Previous">Position of the pair before that can be gone back to.</param>
/// <param name="Next">Position of the pair after it that may be seen.</param>
/// <param name="Judgement">What was said before; null when it was not judged yet.</param>
public sealed record PairView(
    int Position,
    int? Previous,
    int? Next,
    PairCase Case,
    IReadOnlyList<PairCard> Left,
    IReadOnlyList<PairCard> Right,
    Judgement? Judgement,
    long Revision
);

/// <summary>What a reviewer said of a pair.</summary>
/// <param name="Ratings">Of the better side, or of both where neither is better.</param>
public sealed record Judgement(PairChoice Choice, IReadOnlyList<string> Reasons, PairRatings Ratings);

/// <summary>The three scales from 1 to 5; null where not rated (R143).</summary>
public sealed record PairRatings(int? Usefulness, int? PolicyCorrectness, int? Faithfulness)
{
    public static PairRatings None { get; } = new(null, null, null);

    public bool AreValid => new[] { Usefulness, PolicyCorrectness, Faithfulness }.All(each => each is null or (>= 1 and <= 5));
}
