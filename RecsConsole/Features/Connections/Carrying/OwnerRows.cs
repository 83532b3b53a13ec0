using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Connections.Carrying;

/// <summary>
/// Rows of the outbox with the owner of a ticket: what is to be written, and its result on the case. A refused assignment is undone here,
/// unless the case changed hands since, or the ticket is gone: then the case goes on as one of our own.
/// </summary>
internal static class OwnerRows
{
    /// <summary>Name in the audit trail.</summary>
    public const string Name = "carry.owner";

    /// <summary>
    /// People have the address here that they have there, as when tickets are read: one shared by two people identifies nobody.
    /// </summary>
    public static async Task<OwnerWriting> WritingAsync(ConsoleDbContext db, OutboxRow row, CancellationToken cancellationToken)
    {
        var holder = await CarriedOwners.HolderAsync(db, row, cancellationToken);
        var known = await KnownPeople.ReadAsync(db, cancellationToken);
        var seen = await db
            .TicketLinks.Where(link => link.ConnectionId == row.ConnectionId && link.TicketId == row.TicketId)
            .Select(link => link.OwnerId)
            .FirstOrDefaultAsync(cancellationToken);
        var address = known.Where(each => each.Value == holder).Select(each => each.Key).FirstOrDefault();
        return new(row.TicketId, address, seen);
    }

    /// <summary>Records the result and saves it.</summary>
    /// <param name="mayUndo">False when an earlier attempt to undo the assignment failed.</param>
    /// <returns>False when the assignment turned out not to be undoable: nothing was saved.</returns>
    public static async Task<bool> EndAsync(
        OperationScope scope,
        AuditTrail auditTrail,
        AnsweredRow end,
        bool mayUndo,
        CancellationToken cancellationToken
    )
    {
        var (row, sent, answer) = (end.Case, end.Sent, end.Answer);
        var (before, isUndone) = (row.AssigneeId, false);
        if (answer.Value is null && !answer.IsGone && mayUndo)
        {
            if (!await UndoAsync(scope, auditTrail, row, sent, cancellationToken))
            {
                return false;
            }

            isUndone = row.AssigneeId != before;
        }

        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        if (isUndone)
        {
            CaseHandover.Note(attributes, before, row.AssigneeId);
        }

        var happened = HappenedTo(answer.Value, isUndone);
        sent.State = answer.Value is { IsOwnerUnknown: true } ? CarryState.Withdrawn : sent.State; // nothing was written
        await SeeAsync(scope.Db, sent, answer.Value, cancellationToken);
        await CarriedNews.AddAsync(scope, row, sent, new(happened, attributes), cancellationToken);
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["ticket"] = sent.TicketId, ["result"] = happened };
        var outcome = answer.Value is null ? AuditOutcome.Failed : AuditOutcome.Done;
        auditTrail.Append(scope.Db, null, new(Name, "case", row.Id.ToString("D"), outcome, details));
        ChangeFeed.Append(scope.Db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
        await scope.Db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static string HappenedTo(WrittenEntry? written, bool isUndone) =>
        written switch
        {
            { IsOvertaken: true } => RemoteEvents.OwnerOvertaken,
            { IsOwnerUnknown: true } => RemoteEvents.OwnerUnknown,
            not null => RemoteEvents.OwnerCarried,
            _ => isUndone ? RemoteEvents.OwnerRefused : RemoteEvents.OwnerRefusedAndKept,
        };

    // changes nothing when the case changed hands since
    private static async Task<bool> UndoAsync(
        OperationScope scope,
        AuditTrail auditTrail,
        CaseRow row,
        OutboxRow sent,
        CancellationToken cancellationToken
    )
    {
        var key = CarriedOwners.EventKeyOf(sent);
        var given = await scope.Db.CaseEvents.FirstOrDefaultAsync(each => each.CaseId == row.Id && each.EventKey == key, cancellationToken);
        return given is null || await CaseHandover.TakeBackAsync(scope, auditTrail, row, given, cancellationToken);
    }

    // our own change: not news when the ticket is read
    private static async Task SeeAsync(ConsoleDbContext db, OutboxRow sent, WrittenEntry? written, CancellationToken cancellationToken)
    {
        if (written is { OwnerId: { } owner })
        {
            var link = await db.TicketLinks.FirstAsync(
                each => each.ConnectionId == sent.ConnectionId && each.TicketId == sent.TicketId,
                cancellationToken
            );
            (link.OwnerId, link.Revision) = (owner, link.Revision + 1);
        }
    }
}

/// <summary>The answer of the other system to a row that was sent there.</summary>
internal sealed record AnsweredRow(CaseRow Case, OutboxRow Sent, RemoteAnswer<WrittenEntry> Answer);
