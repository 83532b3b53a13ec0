using System.Text.Json;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.Intake;

/// <summary>Records on a case what happened to it in another system, for every way of import.</summary>
public static class OutsideEvents
{
    /// <summary>Appends the event and changes the state if it leads to another; the caller saves it in its transaction.</summary>
    public static async Task ApplyAsync(
        ConsoleDbContext db,
        CaseRow row,
        StateMachine machine,
        OutsideEvent happened,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        db.CaseEvents.Add(await TakeAsync(db, row, machine, happened, cancellationToken));
    }

    /// <summary>
    /// The same for callers that store many events in bulk: the context does not have the event, and the caller stores it. One that changes
    /// the state it must add to the context, since the clock of the next one looks for it there.
    /// </summary>
    internal static async Task<CaseEventRow> TakeAsync(
        ConsoleDbContext db,
        CaseRow row,
        StateMachine machine,
        OutsideEvent happened,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(happened);
        var attributes = new Dictionary<string, string>(happened.Attributes, StringComparer.Ordinal);
        var from = row.Status;
        if (happened.ToState is { } next)
        {
            var clock = await ClockChange.FindAsync(
                db,
                row,
                machine,
                new(happened.At, next) { IsPast = happened.IsPast },
                cancellationToken
            );
            clock?.Note(attributes);
            row.Status = next;
            clock?.Apply(row);
            CaseClosure.Apply(
                db,
                row,
                machine,
                happened.Resolution ?? happened.Activity,
                new(happened.Key, happened.PersonId, happened.At)
            );
        }

        return CaseEvents.Next(
            row,
            new(happened.Key, happened.Activity, happened.Kind, happened.PersonId, happened.At)
            {
                FromState = happened.ToState is null ? null : from,
                ToState = happened.ToState,
                AttributesJson = JsonSerializer.Serialize(attributes),
                IsNoNews = happened.IsPast,
                IsFromOutside = true,
            }
        );
    }
}

/// <summary>An event of a case in another system.</summary>
/// <param name="Key">Unique in the tenant, and the same however often the event is received.</param>
/// <param name="PersonId">The person who acted, if they exist here.</param>
public sealed record OutsideEvent(string Key, string Activity, CaseEventKind Kind, Guid? PersonId, DateTimeOffset At)
{
    /// <summary>The resulting state; null when the event does not change it.</summary>
    public string? ToState { get; init; }

    /// <summary>What solved the case, if the event solves it; null: the activity.</summary>
    public string? Resolution { get; init; }

    /// <summary>The event was imported with the case itself: it needs no attention, and does not renew the deadline.</summary>
    public bool IsPast { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
