using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;

namespace RecsConsole.Features.Recommendations.Responses.HandingOver;

/// <summary>The note for the new assignee: a note of the case, referenced by the event of the step.</summary>
internal static class HandOverNote
{
    /// <summary>Adds the note and returns the attributes for the event; none when nothing was written.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> AddAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        CancellationToken cancellationToken
    )
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = context.Request.HandOver?.Note?.Trim() ?? "";
        if (text.Length > 0 && !await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken)) // no text about erased customers
        {
            var noteId = context.Request.ResponseId; // a retry writes the same note
            CaseNotes.Add(db, row, noteId, context.Actor.PersonId, text, context.At);
            attributes[CaseEvents.NoteAttribute] = noteId.ToString("D");
        }

        return attributes;
    }
}
