using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// A ticket that does not exist any more: its case becomes one of our own, because every step on it would be refused over there and undone
/// here. The case says so, and its assignee is told. If the ticket is there again, the case is its case again.
/// </summary>
public sealed class LostTickets(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <returns>Whether it had a case.</returns>
    internal async Task<bool> WriteAsync(
        Actor job,
        ConnectionRow connection,
        string ticketId,
        StoredText why,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await scopes.OpenForJobOrPersonAsync(job, AccessOperation.WorkCase, SyncTickets.Name, cancellationToken);
        var db = scope.Db;
        var link = await db.TicketLinks.FirstOrDefaultAsync(
            each => each.ConnectionId == connection.Id && each.TicketId == ticketId && each.CaseId != null,
            cancellationToken
        );
        if (link is null || await db.Cases.FirstOrDefaultAsync(each => each.Id == link.CaseId, cancellationToken) is not { } row)
        {
            return false;
        }

        if (!await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken))
        {
            await TellAsync(scope, connection, link, row, why, cancellationToken);
        }

        (link.CaseId, link.IsSettled) = (null, false);
        (link.Error, link.Attempts) = (why.StoredIn(SyncNotes.LongestError), ConnectionReader.MaxAttempts); // tried again on request only
        link.Revision++;
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["ticket"] = ticketId };
        auditTrail.Append(db, null, new(SyncTickets.Name, "case", row.Id.ToString("D"), AuditOutcome.Done, details));
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
        return await db.TrySaveChangesAsync(cancellationToken); // on a conflict, the next look finds it again
    }

    private static async Task TellAsync(
        OperationScope scope,
        ConnectionRow connection,
        TicketLinkRow link,
        CaseRow row,
        StoredText why,
        CancellationToken cancellationToken
    )
    {
        var key = TicketTurn.KeyOf(connection.Id, link.TicketId, FormattableString.Invariant($"gone:{scope.Now.ToUnixTimeSeconds()}"));
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [RemoteEvents.SystemAttribute] = connection.Name,
            [RemoteEvents.TicketAttribute] = link.TicketId,
            [RemoteEvents.WordsAttribute] = why.Stored,
        };
        CaseEvents.Append(
            scope.Db,
            row,
            new(key, RemoteEvents.Gone, CaseEventKind.System, null, scope.Now)
            {
                AttributesJson = JsonSerializer.Serialize(attributes),
                IsFromOutside = true,
            }
        );
        if (row.AssigneeId is { } assignee)
        {
            var news = new InboxNews(assignee, key, InboxKind.TicketGone, scope.Now)
            {
                CaseId = row.Id,
                Reference = connection.Name,
                Text = why.Words,
            };
            await InboxPost.NotifyAsync(scope.Db, news, cancellationToken);
        }
    }
}
