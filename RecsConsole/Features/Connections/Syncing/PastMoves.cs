using RecsConsole.Connectors;
using RecsConsole.Database;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Records the changes of status from before the first read of a ticket, each at its time: workflows, actions and service levels are mined
/// from them.
/// </summary>
internal static class PastMoves
{
    // comes before the first entry of any ticket
    private const long Opening = 0;

    /// <summary>Records the status that the ticket was opened with, if it changed later; the caller saves it.</summary>
    public static Task AddFirstAsync(TicketTurn turn, CaseRow row, CancellationToken cancellationToken)
    {
        var ticket = turn.Ticket;
        var first = turn.IsFirst ? ticket.Entries.FirstOrDefault(each => each.StatusId is not null)?.FormerStatusId : null;
        return first is null
            ? Task.CompletedTask
            : AddAsync(
                turn,
                row,
                new(Opening, ticket.CreatedAt, ticket.Author, "", IsPrivate: false) { StatusId = first },
                cancellationToken
            );
    }

    /// <summary>Records the change of status of an entry; the caller saves it.</summary>
    public static async Task AddAsync(TicketTurn turn, CaseRow row, RemoteEntry entry, CancellationToken cancellationToken)
    {
        if (!turn.IsFirst || entry.StatusId is not { } status || turn.Statuses.NameOf(status) is not { } name)
        {
            return;
        }

        // a status that means no state here may become one: it is recorded, and moves nothing; so is the way back from it
        var state = turn.StateOf(status);
        if (state is null || turn.IsWithoutState(entry.FormerStatusId) || !string.Equals(state, row.Status, StringComparison.Ordinal))
        {
            var key = TicketMoves.KeyOf(turn, entry.Id, status);
            await TicketMoves.MoveAsync(turn, row, new(key, state, name, entry.By, entry.At), cancellationToken);
        }
    }
}
