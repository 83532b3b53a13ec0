using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>Stores notes on a case; their text is personal data and therefore not part of any event.</summary>
public static class CaseNotes
{
    /// <summary>Adds the note; the caller saves it, with the event that refers to it.</summary>
    /// <param name="id">Generated per user action, so that a retry is the same note.</param>
    public static NoteRow Add(ConsoleDbContext db, CaseRow row, Guid id, Guid authorId, string text, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var note = new NoteRow
        {
            TenantId = row.TenantId,
            Id = id,
            CaseId = row.Id,
            AuthorId = authorId,
            At = at,
            Text = text,
        };
        db.Notes.Add(note);
        return note;
    }
}
