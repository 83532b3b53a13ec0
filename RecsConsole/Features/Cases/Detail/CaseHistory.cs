using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>Appends an event to a case's history and its change notification, in one transaction.</summary>
internal static class CaseHistory
{
    /// <summary>Attribute of a note's event: the id of the row with its text.</summary>
    public const string NoteAttribute = CaseEvents.NoteAttribute;

    /// <summary>Attribute of an emergency: until when it grants access.</summary>
    public const string UntilAttribute = "until";

    public static void Append(ConsoleDbContext db, CaseRow row, NewCaseEvent added)
    {
        CaseEvents.Append(db, row, added);
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), added.At);
    }

    public static string Json(IReadOnlyDictionary<string, string> attributes) => JsonSerializer.Serialize(attributes);
}
