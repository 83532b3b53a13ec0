using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Reviews.Findings;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>What a reviewer is told right after judging a pair with a known answer.</summary>
/// <param name="Answer">The right answer, by the sides on the reviewer's screen.</param>
/// <param name="Reasons">The reasons in words.</param>
/// <param name="Explanation">Why, in the lead's words.</param>
public sealed record KnownFeedback(bool IsRight, PairChoice Answer, IReadOnlyList<string> Reasons, string Explanation)
{
    /// <summary>Null when the pair has no known answer, or other rights show this reviewer another pair than the lead answered.</summary>
    internal static async Task<KnownFeedback?> ReadAsync(
        ConsoleDbContext db,
        StudyPairRow pair,
        PairVerdict verdict,
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
        return string.Equals(JudgedRow.From(shown).Shown, JudgedRow.From(pair).Shown, StringComparison.Ordinal)
            ? new(
                verdict == known.Verdict,
                PairVerdicts.ChoiceOf(known.Verdict, pair.IsALeft) ?? PairChoice.Equal,
                [.. known.Reasons.Select(JudgementReasons.Words)],
                known.Explanation ?? ""
            )
            : null;
    }
}
