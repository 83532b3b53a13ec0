using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Findings.Checks;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>What a reviewer is told right after judging a pair with a known answer.</summary>
/// <param name="Answer">The right answer, by the sides on the reviewer's screen.</param>
/// <param name="Reasons">The reasons in words.</param>
/// <param name="Explanation">Why, in the lead's words.</param>
public sealed record KnownFeedback(bool IsRight, PairChoice Answer, IReadOnlyList<string> Reasons, string Explanation)
{
    /// <summary>The grades of a single list, in its order; empty for a pair.</summary>
    public IReadOnlyList<ToldGrade> Grades { get; init; } = [];

    /// <summary>Null when the pair has no known answer, or other rights show this reviewer another pair than the lead answered.</summary>
    /// <param name="given">The pair with the reviewer's judgement.</param>
    internal static async Task<KnownFeedback?> ReadAsync(
        ConsoleDbContext db,
        StudyPairRow pair,
        JudgedRow given,
        CancellationToken cancellationToken
    )
    {
        var known = await db
            .StudyAdjudications.AsNoTracking()
            .FirstOrDefaultAsync(row => row.StudyId == pair.StudyId && row.CaseId == pair.CaseId && row.IsKnownAnswer, cancellationToken);
        if (known is null)
        {
            return null;
        }

        var shown = await db
            .StudyPairs.AsNoTracking()
            .Where(row => row.StudyId == pair.StudyId && row.CaseId == pair.CaseId)
            .OrderBy(row => row.ReviewerId)
            .FirstAsync(cancellationToken);
        return new KnownAnswers([known], [JudgedRow.From(shown)]).IsRight(given) is { } isRight
            ? new(
                isRight,
                PairVerdicts.ChoiceOf(known.Verdict, pair.IsALeft) ?? PairChoice.Equal,
                [.. known.Reasons.Select(JudgementReasons.Words)],
                known.Explanation ?? ""
            )
            {
                Grades = [.. given.Items.Zip(known.Grades, (item, grade) => new ToldGrade(grade, item.Grade))],
            }
            : null;
    }
}

/// <summary>The known grade of a suggestion beside the reviewer's.</summary>
public sealed record ToldGrade(int Known, int Given);
