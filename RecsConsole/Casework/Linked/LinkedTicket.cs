using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Linked;

/// <summary>The ticket that a case is in another system.</summary>
/// <param name="System">As people here call it.</param>
/// <param name="WebAddress">Its page there.</param>
public sealed record LinkedTicket(string System, string TicketId, string? WebAddress)
{
    /// <summary>Null for a case of our own. Whoever may read the case may know where it comes from.</summary>
    public static Task<LinkedTicket?> FindAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .TicketLinks.Where(link => link.CaseId == caseId)
            .Join(
                db.Connections,
                link => link.ConnectionId,
                connection => connection.Id,
                (link, connection) => new LinkedTicket(connection.Name, link.TicketId, link.WebAddress)
            )
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The case that a ticket is here; null where it was not taken in.</summary>
    public static Task<CaseRow?> FindCaseAsync(ConsoleDbContext db, Guid connectionId, string ticketId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var links = db.TicketLinks.Where(link => link.ConnectionId == connectionId && link.TicketId == ticketId);
        return db.Cases.AsNoTracking().FirstOrDefaultAsync(row => links.Any(link => link.CaseId == row.Id), cancellationToken);
    }
}
