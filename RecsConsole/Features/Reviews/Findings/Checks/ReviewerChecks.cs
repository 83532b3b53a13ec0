using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Reviews.Findings.Checks;

/// <summary>
/// Whether a reviewer's judgements can be trusted: time taken, sides chosen, and answers to cases with a known one. A finding is shown to
/// the study's lead, who asks the person; nothing is left out by itself.
/// </summary>
internal static class ReviewerChecks
{
    /// <summary>Fewer judgements than this show no habit.</summary>
    public const int MinJudgements = 10;

    /// <summary>Two lists and the case beside them cannot be read in less time.</summary>
    public static TimeSpan TooFast { get; } = TimeSpan.FromSeconds(3);

    private const double MaxFastShare = 0.2;

    // Sides are drawn by a fair coin, so a habit this unlikely is one of the person. With 20 reviewers it is wrong about once in 50 studies.
    private const double MaxChance = 0.001;

    /// <param name="known">The study's known answers, by case.</param>
    public static ReviewerCheck Of(IEnumerable<JudgedRow> own, KnownAnswers known)
    {
        var judged = own.Where(row => row.Verdict is not null).ToList();
        var times = judged.Select(row => row.TookMs).OfType<long>().ToList();
        var answered = judged.Select(known.IsRight).OfType<bool>().ToList();
        return new(
            judged.Count,
            new(times.Count(time => time < TooFast.TotalMilliseconds), times.Count),
            SidesOf(judged),
            new(answered.Count(isRight => isRight), answered.Count)
        );
    }

    /// <summary>The sides of those judgements that preferred one.</summary>
    public static SideCheck SidesOf(IReadOnlyList<JudgedRow> judged)
    {
        var sided = judged.Where(row => row.Verdict is PairVerdict.A or PairVerdict.B).ToList();
        var left = sided.Count(row => row.Verdict is PairVerdict.A == row.IsALeft);
        return SideOf(left, sided.Count);
    }

    /// <summary>Whether one of two sides that a fair coin would choose was taken too often to be chance.</summary>
    public static SideCheck SideOf(int left, int sided) =>
        new(left, sided, sided >= MinJudgements && BinomialTest.PValue(left, sided, 0.5) < MaxChance);

    /// <summary>Whether too many judgements were given faster than anybody reads.</summary>
    public static bool IsTooFast(ShareFigure fast) => fast.N >= MinJudgements && fast.Hits > fast.N * MaxFastShare;
}

/// <summary>A reviewer's habits in a study.</summary>
/// <param name="Fast">Judgements faster than anybody reads, of those with a time.</param>
/// <param name="Known">Right answers, of the cases with a known one.</param>
public sealed record ReviewerCheck(int N, ShareFigure Fast, SideCheck Sides, ShareFigure Known)
{
    public bool IsTooFast => ReviewerChecks.IsTooFast(Fast);
}

/// <summary>How often the left side was preferred; of single lists, how often they were graded higher than by others.</summary>
/// <param name="N">Judgements that preferred a side; lists that others graded lower or higher.</param>
/// <param name="IsBiased">A fair choice is this lopsided less than once in a thousand times.</param>
public sealed record SideCheck(int Left, int N, bool IsBiased);

/// <summary>A count of a whole.</summary>
public sealed record ShareFigure(int Hits, int N);
