using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>Appends to a case's history and raises the case's revision, so that two concurrent writers conflict.</summary>
public static class CaseEvents
{
    /// <summary>Attribute of an event: the id of the note that holds its words, which are personal and so are encrypted.</summary>
    public const string NoteAttribute = "note";

    /// <summary>Attribute of an event that gave the case to somebody: who has it now.</summary>
    public const string ToAttribute = "to";

    /// <summary>Attribute of an event that gave the case to somebody: who had it before.</summary>
    public const string FromAttribute = "from";

    /// <summary>What the event of a line recorded.</summary>
    public static IReadOnlyDictionary<string, string> AttributesOf(CaseEventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(row.AttributesJson) ?? new(StringComparer.Ordinal);
    }

    /// <summary>The person whom an attribute names; null where it names nobody.</summary>
    public static Guid? PersonIn(IReadOnlyDictionary<string, string> attributes, string name) =>
        Guid.TryParse(attributes.GetValueOrDefault(name), out var id) ? id : null;

    /// <summary>Adds the event to the context with the next ordinal.</summary>
    public static void Append(ConsoleDbContext db, CaseRow row, NewCaseEvent added)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(added);
        row.EventCount++;
        row.Revision++;
        row.LastEventAt = added.At > row.LastEventAt ? added.At : row.LastEventAt; // what is told late is no step back
        SetAside.Wake(row, added);
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

    /// <summary>Nobody has to look at the case because of it: a case that is set aside stays so.</summary>
    public bool IsNoNews { get; init; }

    /// <summary>It comes from outside, whoever wrote it down: what the case was set aside for may have happened.</summary>
    public bool IsFromOutside { get; init; }
}
