using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Imports one ticket: its case and the record of what was seen are one transaction, so that a second import changes nothing.
/// </summary>
public sealed class TicketIntake(OperationScopeFactory scopes, IWorkflowSource workflows, TicketHistory history, TicketMoves moves)
{
    /// <summary>Whether anything about the case changed.</summary>
    internal Task<Result<TakenTicket>> TakeAsync(Actor job, TicketToTake asked, CancellationToken cancellationToken) =>
        ConcurrencyConflict.RetryAsync(
            () => WriteAsync(job, asked, cancellationToken),
            Error.Conflict(StoredText.From<Texts>(nameof(Texts.CaseIsBusy)))
        );

    private async Task<Result<TakenTicket>> WriteAsync(Actor job, TicketToTake asked, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenForJobOrPersonAsync(job, AccessOperation.WorkCase, SyncTickets.Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var (db, connection) = (scope.Db, asked.Connection);
        if (await workflows.ReadAsync(job, connection.CaseTypeKey, cancellationToken) is not { } workflow)
        {
            return Error.Conflict(StoredText.From<Texts>(nameof(Texts.CaseTypeIsGone), connection.CaseTypeKey));
        }

        var link = await LinkAsync(db, connection, asked.Ticket, cancellationToken);
        // also the case of a ticket that was gone for a while and is there again
        var id = link.CaseId ?? TicketTurn.CaseIdOf(connection.Id, asked.Ticket.Id);
        var row = await db.Cases.FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        link.CaseId = row?.Id ?? link.CaseId;
        if (asked.Complete is null && row is not null && asked.Ticket.UpdatedAt < link.SeenUpdatedAt)
        {
            return new TakenTicket(false); // a newer state was stored while this one waited for its turn
        }

        var ticket = asked.Complete?.Invoke(link, row) ?? asked.Ticket;
        var turn = new TicketTurn(scope, connection, ticket, link, WorkflowIndex.From(workflow).Machine, asked.People)
        {
            Files = asked.Files,
        };
        var key = $"{connection.KeyPrefix}-{ticket.Id}";
        if (row is null && await db.Cases.AnyAsync(each => each.Key == key, cancellationToken))
        {
            return Error.Conflict(StoredText.From<Texts>(nameof(Texts.CaseKeyIsTaken), key));
        }

        var hasChanged = await FollowAsync(turn, row, key, cancellationToken);
        See(link, ticket);
        await db.SaveChangesAsync(cancellationToken);
        return new TakenTicket(hasChanged);
    }

    private async Task<bool> FollowAsync(TicketTurn turn, CaseRow? stored, string key, CancellationToken cancellationToken)
    {
        var db = turn.Scope.Db;
        if (stored is not null && await ErasedSubjects.HasCustomerOfAsync(db, stored, cancellationToken))
        {
            return false; // nothing is stored about an erased customer
        }

        var row = stored ?? TicketCase.New(turn, key);
        if (stored is null)
        {
            await ClockChange.StartAsync(db, row, await LevelTable.ReadAsync(db, cancellationToken), cancellationToken);
            db.Cases.Add(row);
        }

        var edit = CaseEdit.Of(row);
        var isDescribed = TicketCase.Follow(turn, row);
        var attributes = new Dictionary<string, string>(turn.AttributesOf(null), StringComparer.Ordinal);
        if (stored is not null && edit.HasNewTerms)
        {
            var clocks = await LevelClocks.ReadAsync(db, cancellationToken);
            await clocks.FollowAsync(db, row, attributes, canBeUndone: false, cancellationToken);
        }

        if (!edit.Append(db, turn.KeyOf("fields"), turn.Scope.Now, attributes))
        {
            row.Revision += isDescribed ? 1 : 0; // no event records the change
        }

        var isDue = await TicketDeadline.FollowAsync(turn, row, cancellationToken);
        var isGiven = await moves.FollowOwnerAsync(turn, row, cancellationToken);
        var added = await history.AddAsync(turn, row, cancellationToken);
        var hasMoved = await TicketMoves.FollowStatusAsync(turn, row, cancellationToken);
        turn.Link.CaseId = row.Id;
        var hasChanged = stored is null || isDescribed || isDue || isGiven || added > 0 || hasMoved;
        if (hasChanged)
        {
            ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), turn.Scope.Now);
        }

        return hasChanged;
    }

    private static async Task<TicketLinkRow> LinkAsync(
        ConsoleDbContext db,
        ConnectionRow connection,
        RemoteTicket ticket,
        CancellationToken cancellationToken
    ) =>
        await db.TicketLinks.FirstOrDefaultAsync(
            each => each.ConnectionId == connection.Id && each.TicketId == ticket.Id,
            cancellationToken
        )
        ?? db.TicketLinks.Add(
            new()
            {
                TenantId = connection.TenantId,
                ConnectionId = connection.Id,
                TicketId = ticket.Id,
            }
        ).Entity;

    private static void See(TicketLinkRow link, RemoteTicket ticket)
    {
        // if the ticket system gives no clock, a ticket read twice unchanged has no further changes within that second
        link.IsSettled = ticket.IsSettled || link.SeenUpdatedAt == ticket.UpdatedAt;
        link.SeenUpdatedAt = ticket.UpdatedAt;
        link.SeenEntry = ticket.Entries.Aggregate(link.SeenEntry, (last, entry) => Math.Max(last, entry.Id));
        (link.StatusId, link.OwnerId, link.WebAddress) = (ticket.Status.Id, ticket.Owner?.Id, ticket.WebAddress);
        (link.Attempts, link.Error) = (0, null);
        link.Revision++;
    }
}

/// <summary>A ticket to import.</summary>
/// <param name="People">People of the tenant by e-mail address.</param>
internal sealed record TicketToTake(ConnectionRow Connection, RemoteTicket Ticket, IReadOnlyDictionary<string, Guid> People)
{
    /// <summary>The accepted files of what is new on it, by their id there.</summary>
    public IReadOnlyDictionary<string, NewAttachment> Files { get; init; } = new Dictionary<string, NewAttachment>(StringComparer.Ordinal);

    /// <summary>Completes a ticket of which only the changes are known from what is stored; null: the ticket is whole.</summary>
    public Func<TicketLinkRow, CaseRow?, RemoteTicket>? Complete { get; init; }
}

/// <summary>The result of an import.</summary>
/// <param name="HasChanged">Whether anything about the ticket's case is new.</param>
internal sealed record TakenTicket(bool HasChanged);
