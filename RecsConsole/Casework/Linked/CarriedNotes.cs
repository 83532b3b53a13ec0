using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// Adds a note that somebody wrote on a case of another system to the outbox, in its transaction, if the connection takes notes. It is
/// written there once, visible to the staff there only. The note itself stays whatever becomes of it there.
/// </summary>
public static class CarriedNotes
{
    private const string KeyPrefix = "note:";

    /// <summary>Key of the event that records a note, and of its row.</summary>
    public static string KeyOf(Guid noteId) => KeyPrefix + noteId.ToString("D");

    /// <summary>Whether a row of the outbox carries a note; false for a step.</summary>
    public static bool IsNote(OutboxRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.EventKey.StartsWith(KeyPrefix, StringComparison.Ordinal);
    }

    /// <summary>Adds nothing for a case of our own; the caller saves it.</summary>
    public static async Task AddAsync(ConsoleDbContext db, CaseRow row, NoteRow note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(note);
        var link = await db.TicketLinks.FirstOrDefaultAsync(
            each =>
                each.CaseId == row.Id && db.Connections.Any(connection => connection.Id == each.ConnectionId && connection.CarriesNotes),
            cancellationToken
        );
        if (link is null)
        {
            return;
        }

        var name = await db
            .People.Where(person => person.Id == note.AuthorId)
            .Select(person => person.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
        var text = name is null ? note.Text : $"{note.Text}\n\n({name})";
        db.Outbox.Add(OutboxRows.Of(row, link, new(KeyOf(note.Id), note.AuthorId, note.At, text)));
    }
}
