using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Linked;

/// <summary>The ticket of a case in another system.</summary>
/// <param name="System">Name of the system, as used here.</param>
/// <param name="WebAddress">URL of the ticket there.</param>
public sealed record LinkedTicket(string System, string TicketId, string? WebAddress)
{
    /// <summary>Whether notes on the case are written there too.</summary>
    public bool TakesNotes { get; init; }

    /// <summary>System and number, where an address would stand.</summary>
    public string Label => $"{System} #{TicketId}";

    /// <summary>Null for a case of our own. Everybody who may read the case may know its source.</summary>
    public static Task<LinkedTicket?> FindAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .TicketLinks.Where(link => link.CaseId == caseId)
            .Join(
                db.Connections,
                link => link.ConnectionId,
                connection => connection.Id,
                (link, connection) =>
                    new LinkedTicket(connection.Name, link.TicketId, link.WebAddress) { TakesNotes = connection.CarriesNotes }
            )
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The case of a ticket; null when it was not imported.</summary>
    public static Task<CaseRow?> FindCaseAsync(ConsoleDbContext db, Guid connectionId, string ticketId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var links = db.TicketLinks.Where(link => link.ConnectionId == connectionId && link.TicketId == ticketId);
        return db.Cases.AsNoTracking().FirstOrDefaultAsync(row => links.Any(link => link.CaseId == row.Id), cancellationToken);
    }
}
