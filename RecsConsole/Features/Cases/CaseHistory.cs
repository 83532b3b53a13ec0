using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases;

/// <summary>Adds a line to a case's history and moves the case on: revision, last event and the news of it, in one transaction.</summary>
internal static class CaseHistory
{
    /// <summary>Attribute of a note's event: the id of the row that holds its text.</summary>
    public const string NoteAttribute = "note";

    /// <summary>Attribute of an assignment: the person who has the case now.</summary>
    public const string ToAttribute = "to";

    /// <summary>Attribute of an assignment: the person who had it before.</summary>
    public const string FromAttribute = "from";

    public const string Assigned = "assigned";

    public static void Append(ConsoleDbContext db, CaseRow row, CaseHistoryEntry entry)
    {
        row.EventCount++;
        row.Revision++;
        row.LastEventAt = entry.At;
        db.CaseEvents.Add(
            new CaseEventRow
            {
                TenantId = row.TenantId,
                CaseId = row.Id,
                Ordinal = row.EventCount,
                EventKey = entry.Key,
                Activity = entry.Activity,
                Kind = entry.Kind,
                ActorId = entry.ActorId,
                At = entry.At,
                AttributesJson = JsonSerializer.Serialize(entry.Attributes),
            }
        );
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), entry.At);
    }
}

/// <summary>What is added.</summary>
/// <param name="Key">Makes a retry harmless: the same key is the same event.</param>
/// <param name="Kind">note or system.</param>
internal sealed record CaseHistoryEntry(
    string Key,
    string Activity,
    string Kind,
    Guid? ActorId,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string> Attributes
);
