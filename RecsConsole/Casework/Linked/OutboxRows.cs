using RecsConsole.Database;

namespace RecsConsole.Casework.Linked;

/// <summary>Rows of the outbox.</summary>
internal static class OutboxRows
{
    /// <summary>A row to write on the ticket of a case, at once; the caller adds it.</summary>
    /// <param name="link">The ticket of the case.</param>
    public static OutboxRow Of(CaseRow row, TicketLinkRow link, CarriedEvent carried) =>
        new()
        {
            TenantId = row.TenantId,
            Id = Guid.CreateVersion7(carried.At),
            CaseId = row.Id,
            ConnectionId = link.ConnectionId,
            TicketId = link.TicketId,
            EventKey = carried.EventKey,
            PersonId = carried.PersonId,
            At = carried.At,
            Text = carried.Text,
            State = CarryState.ToCarry,
            NextAttemptAt = carried.At,
        };

    /// <summary>Rows that are no longer to be written; the caller saves them.</summary>
    public static void Withdraw(IEnumerable<OutboxRow> rows)
    {
        foreach (var row in rows)
        {
            (row.State, row.NextAttemptAt) = (CarryState.Withdrawn, null);
            row.Revision++; // so that a concurrent send fails
        }
    }
}

/// <summary>An event that is written on a ticket.</summary>
/// <param name="PersonId">Who caused it.</param>
/// <param name="Text">The note to write there.</param>
internal sealed record CarriedEvent(string EventKey, Guid? PersonId, DateTimeOffset At, string Text);
