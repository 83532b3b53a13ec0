using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>Appends to a case's history and raises the case's revision, so that two concurrent writers conflict.</summary>
public static class CaseEvents
{
    /// <summary>Attribute of an event: the id of the note with its text, which is personal data and therefore encrypted.</summary>
    public const string NoteAttribute = "note";

    /// <summary>Attribute of an event that reassigned the case: the new assignee.</summary>
    public const string ToAttribute = "to";

    /// <summary>Attribute of an event that reassigned the case: the previous assignee.</summary>
    public const string FromAttribute = "from";

    /// <summary>The attributes of an event.</summary>
    public static IReadOnlyDictionary<string, string> AttributesOf(CaseEventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return AttributesIn(row.AttributesJson);
    }

    /// <summary>The attributes of an event as stored.</summary>
    public static IReadOnlyDictionary<string, string> AttributesIn(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? new(StringComparer.Ordinal);

    /// <summary>The person, or other id, in an attribute; null when there is none.</summary>
    public static Guid? PersonIn(IReadOnlyDictionary<string, string> attributes, string name) =>
        Guid.TryParse(attributes.GetValueOrDefault(name), out var id) ? id : null;

    /// <summary>Adds the event to the context with the next ordinal.</summary>
    public static void Append(ConsoleDbContext db, CaseRow row, NewCaseEvent added)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.CaseEvents.Add(Next(row, added));
    }

    /// <summary>The event with the next ordinal, for callers that store it themselves in the transaction of the case.</summary>
    public static CaseEventRow Next(CaseRow row, NewCaseEvent added)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(added);
        row.EventCount++;
        row.Revision++;
        row.LastEventAt = added.At > row.LastEventAt ? added.At : row.LastEventAt; // an event reported late does not move the time back
        SetAside.Wake(row, added);
        return new()
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
            Case = row,
        };
    }
}

/// <summary>An event to append.</summary>
/// <param name="Key">Unique in the tenant: a retry with the same key fails instead of writing twice.</param>
public sealed record NewCaseEvent(string Key, string Activity, CaseEventKind Kind, Guid? ActorId, DateTimeOffset At)
{
    public string? FromState { get; init; }

    public string? ToState { get; init; }

    public string AttributesJson { get; init; } = "{}";

    public Guid? DecisionId { get; init; }

    public ItemConfidence? SuggestedConfidence { get; init; }

    /// <summary>The event needs no attention: a case that is set aside stays so.</summary>
    public bool IsNoNews { get; init; }

    /// <summary>The event comes from outside, whoever recorded it: it may be what the case was set aside for.</summary>
    public bool IsFromOutside { get; init; }
}
