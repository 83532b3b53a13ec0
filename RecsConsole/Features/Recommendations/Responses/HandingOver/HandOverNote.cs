using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;

namespace RecsConsole.Features.Recommendations.Responses.HandingOver;

/// <summary>What whoever gets a case should know: a note of the case, named by the event of the step.</summary>
internal static class HandOverNote
{
    /// <summary>Adds the note and answers what the event is to record of it; nothing where nothing was written.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> AddAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        CancellationToken cancellationToken
    )
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = context.Request.HandOver?.Note?.Trim() ?? "";
        if (text.Length > 0 && !await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken)) // of an erased customer nothing is written
        {
            var noteId = context.Request.ResponseId; // a retry is the same note
            CaseNotes.Add(db, row, noteId, context.Actor.PersonId, text, context.At);
            attributes[CaseEvents.NoteAttribute] = noteId.ToString("D");
        }

        return attributes;
    }
}
