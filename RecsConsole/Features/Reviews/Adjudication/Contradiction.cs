using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;

namespace RecsConsole.Features.Reviews.Adjudication;

/// <summary>
/// Tells those who may decide when a judgement contradicts another one of the same case. Reviewers who saw different suggestions answered
/// different questions, and a case with a known answer is decided already: neither is a disagreement.
/// </summary>
internal static class Contradiction
{
    /// <param name="pair">The pair with the judgement that is about to be saved.</param>
    public static async Task NoticeAsync(ConsoleDbContext db, StudyPairRow pair, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await db.StudyAdjudications.AnyAsync(row => row.StudyId == pair.StudyId && row.CaseId == pair.CaseId, cancellationToken))
        {
            return;
        }

        var others = await db
            .StudyPairs.AsNoTracking()
            .Where(row => row.StudyId == pair.StudyId && row.CaseId == pair.CaseId)
            .Where(row => row.ReviewerId != pair.ReviewerId && row.Verdict != null)
            .Select(row => new
            {
                row.ReviewerId,
                row.Verdict,
                row.SlateA,
                row.SlateB,
            })
            .ToListAsync(cancellationToken);
        var shown = StoredSlate.ShownOf(pair.SlateA, pair.SlateB);
        if (others.Exists(row => row.Verdict != pair.Verdict && IsShown(row.SlateA, row.SlateB, shown)))
        {
            HashSet<Guid> reviewers = [pair.ReviewerId, .. others.Select(row => row.ReviewerId)];
            await DisagreementNews.NotifyAsync(db, pair, reviewers, at, cancellationToken);
        }
    }

    private static bool IsShown(byte[] slateA, byte[] slateB, string shown) =>
        string.Equals(StoredSlate.ShownOf(slateA, slateB), shown, StringComparison.Ordinal);
}
