using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Inbox;

/// <summary>Finds the stand-in for an absent person.</summary>
internal static class StandIns
{
    private static readonly AccessPolicy s_policy = new();

    /// <summary>
    /// Whether a stand-in is notified: only when somebody has to act; results of the recipient's own requests wait for their return.
    /// </summary>
    public static bool MayTake(InboxKind kind) =>
        kind is InboxKind.Asked or InboxKind.Mentioned or InboxKind.Written or InboxKind.SlaAtRisk;

    /// <summary>
    /// The stand-in; null when the recipient is present, or named nobody, or somebody who may not see the case or must not be asked about
    /// it.
    /// </summary>
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
        return
            row is not null
            && !await Questions.IsInConflictAsync(db, row, person, cancellationToken)
            && s_policy
                .Decide(
                    await SubjectReader.ReadAsync(db, person, news.At, cancellationToken),
                    AccessOperation.ViewCase,
                    AccessResources.Of(row),
                    news.At
                )
                .Permitted
            ? person
            : null;
    }
}
