using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>Appends to a case's history and raises the case's revision, so that two concurrent writers conflict.</summary>
public static class CaseEvents
{
    /// <summary>Attribute of an event: the id of the note that holds its words, which are personal and so are encrypted.</summary>
    public const string NoteAttribute = "note";

    /// <summary>Adds the event to the context with the next ordinal.</summary>
    public static void Append(ConsoleDbContext db, CaseRow row, NewCaseEvent added)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(added);
        row.EventCount++;
        row.Revision++;
        row.LastEventAt = added.At;
        db.CaseEvents.Add(
            new CaseEventRow
            {
                TenantId = row.TenantId,
                CaseId = row.Id,
                Ordinal = row.EventCount,
                EventKey = added.Key,
                Activity = added.Activity,
                Kind = added.Kind,
                ActorId = added.ActorId,
                At = added.At,
                FromState = added.FromState,
                ToState = added.ToState,
                AttributesJson = added.AttributesJson,
                DecisionId = added.DecisionId,
                SuggestedConfidence = added.SuggestedConfidence,
            }
        );
    }
}

/// <summary>An event to append.</summary>
/// <param name="Key">Unique in the tenant: a retry with the same key fails instead of writing twice.</param>
/// <param name="Kind">action, note or system.</param>
public sealed record NewCaseEvent(string Key, string Activity, string Kind, Guid? ActorId, DateTimeOffset At)
{
    public string? FromState { get; init; }

    public string? ToState { get; init; }

    public string AttributesJson { get; init; } = "{}";

    public Guid? DecisionId { get; init; }

    public string? SuggestedConfidence { get; init; }
}
