using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>Who is told in the place of somebody who is away.</summary>
internal static class StandIns
{
    /// <summary>Whether somebody has to act on it: what only tells how something of one's own ended waits until one is back.</summary>
    public static bool MayTake(InboxKind kind) =>
        kind
            is InboxKind.Asked
                or InboxKind.Mentioned
                or InboxKind.Given
                or InboxKind.Written
                or InboxKind.NotSent
                or InboxKind.SlaAtRisk
                or InboxKind.LookAgain
                or InboxKind.Escalated;

    /// <summary>The stand-in; null where the recipient is here, named nobody, or named somebody who must not be asked about the case.</summary>
    public static async Task<Guid?> FindAsync(ConsoleDbContext db, InboxNews news, CancellationToken cancellationToken)
    {
        var standIn = await db
            .Absences.Where(absence =>
                absence.PersonId == news.RecipientId && absence.From <= news.At && absence.To > news.At && absence.StandInId != null
            )
            .OrderByDescending(absence => absence.From)
            .Select(absence => absence.StandInId)
            .FirstOrDefaultAsync(cancellationToken);
        if (standIn is not { } person || news.CaseId is not { } caseId)
        {
            return standIn;
        }

        var row = await db.Cases.FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        return row is null || await Questions.IsInConflictAsync(db, row, person, cancellationToken) ? null : person;
    }
}
