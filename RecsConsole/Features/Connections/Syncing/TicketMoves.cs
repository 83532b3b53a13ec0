using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Updates a case from its ticket: a changed status there becomes another state here, a changed owner another assignee. Changes made here
/// stay unless the ticket changed too.
/// </summary>
public sealed class TicketMoves(AuditTrail auditTrail)
{
    /// <summary>Applies a changed status of the ticket; true when the state of the case changed. The caller saves it.</summary>
    internal static async Task<bool> FollowStatusAsync(TicketTurn turn, CaseRow row, CancellationToken cancellationToken)
    {
        var ticket = turn.Ticket;
        if (!turn.IsFirst && string.Equals(turn.Link.StatusId, ticket.Status.Id, StringComparison.Ordinal))
        {
            return false;
        }

        var state = turn.StateOf(ticket.Status.Id);
        var moved = ticket.Entries.LastOrDefault(each => each.HasChangedStatus);
        var at = turn.IsFirst ? moved?.At ?? ticket.CreatedAt : turn.Scope.Now;
        var key = KeyOf(turn, moved?.Id ?? 0, ticket.Status.Id);
        var move = new RemoteMove(key, state, ticket.Status.Name, moved?.By, at);
        if (state is null || string.Equals(state, row.Status, StringComparison.Ordinal))
        {
            await NoteAsync(turn, row, move, cancellationToken);
            return false;
        }

        await MoveAsync(turn, row, move, cancellationToken);
        return true;
    }

    // As on the first read: a status that means no state here may become one, so it is recorded and moves nothing, and so is the way back.
    private static async Task NoteAsync(TicketTurn turn, CaseRow row, RemoteMove move, CancellationToken cancellationToken)
    {
        if (
            turn.IsFirst
            || turn.Statuses.NameOf(turn.Ticket.Status.Id) is not { } name
            || (move.State is not null && !turn.IsWithoutState(turn.Link.StatusId))
        )
        {
            return;
        }

        // a system that does not number its changes gives the same key each time
        var key = move.EventKey;
        if (!await turn.Scope.Db.CaseEvents.AnyAsync(each => each.EventKey == key, cancellationToken))
        {
            await MoveAsync(turn, row, move with { Words = name }, cancellationToken);
        }
    }

    /// <summary>Key of the event of a changed status.</summary>
    internal static string KeyOf(TicketTurn turn, long entry, string statusId) =>
        turn.KeyOf(FormattableString.Invariant($"status:{entry}:{statusId}"));

    /// <summary>Records a changed status, as a step where the workflow has one for it; the caller saves it.</summary>
    internal static async Task MoveAsync(TicketTurn turn, CaseRow row, RemoteMove move, CancellationToken cancellationToken)
    {
        var words = KeyValuePair.Create(RemoteEvents.WordsAttribute, move.Words);
        var step = move.State is { } state ? StatusSteps.StepOf(turn.Machine, row.Status, state) : null;
        var kind = step is null ? CaseEventKind.System : CaseEventKind.Action;
        await OutsideEvents.ApplyAsync(
            turn.Scope.Db,
            row,
            turn.Machine,
            new(move.EventKey, step ?? RemoteEvents.Status, kind, turn.PersonOf(move.By), move.At)
            {
                ToState = move.State,
                IsPast = turn.IsFirst,
                Attributes = turn.AttributesOf(move.By, words),
            },
            cancellationToken
        );
    }

    /// <summary>Applies a changed owner of the ticket; true when the case changed hands. The caller saves it.</summary>
    internal async Task<bool> FollowOwnerAsync(TicketTurn turn, CaseRow row, CancellationToken cancellationToken)
    {
        if (
            string.Equals(turn.Link.OwnerId, turn.Ticket.Owner?.Id, StringComparison.Ordinal)
            && !await WasAddedSinceAsync(turn, row, cancellationToken)
        )
        {
            return false;
        }

        var (before, to) = (row.AssigneeId, await TicketCase.OwnerAsync(turn, row, cancellationToken));
        if (before == to)
        {
            return false;
        }

        row.AssigneeId = to;
        if (turn.IsFirst)
        {
            return true; // the ticket arrived with this owner
        }

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        CaseHandover.Note(attributes, before, to);
        var key = turn.KeyOf(FormattableString.Invariant($"owner:{turn.Ticket.UpdatedAt.ToUnixTimeSeconds()}:{turn.Ticket.Owner?.Id}"));
        CaseEvents.Append(
            turn.Scope.Db,
            row,
            new(key, CaseActivities.Assigned, CaseEventKind.System, null, turn.Scope.Now)
            {
                AttributesJson = turn.Attributes(null, attributes),
                IsFromOutside = true,
            }
        );
        await CaseHandover.NotifyAsync(turn.Scope, auditTrail, row, new(before, key), cancellationToken);
        return true;
    }

    // somebody who became a person here while they owned the ticket
    private static async Task<bool> WasAddedSinceAsync(TicketTurn turn, CaseRow row, CancellationToken cancellationToken) =>
        !turn.IsFirst
        && turn.PersonOf(turn.Ticket.Owner) is not null
        && await OwnersHere.IsFreeAsync(turn.Scope.Db, row.Id, cancellationToken);
}

/// <summary>A changed status of a ticket.</summary>
/// <param name="State">The state that it means here; null when it means none.</param>
/// <param name="Words">Name of the status there.</param>
internal sealed record RemoteMove(string EventKey, string? State, string Words, RemotePerson? By, DateTimeOffset At);
