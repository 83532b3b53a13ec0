using System.Text.Json;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.Intake;

/// <summary>Writes into a case what happened to it in another system, whichever way that is told.</summary>
public static class OutsideEvents
{
    /// <summary>Appends the event and moves the state where it leads to another; the caller saves it in its transaction.</summary>
    public static async Task ApplyAsync(
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

        CaseEvents.Append(
            db,
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

/// <summary>Something that happened to a case in another system.</summary>
/// <param name="Key">Unique in the tenant, and the same however often it is told.</param>
/// <param name="Kind">action or system.</param>
/// <param name="PersonId">Who did it, where that is somebody here.</param>
public sealed record OutsideEvent(string Key, string Activity, string Kind, Guid? PersonId, DateTimeOffset At)
{
    /// <summary>The state that it leads to; null where it moves nothing.</summary>
    public string? ToState { get; init; }

    /// <summary>What solved the case, where it is solved by this; null: the activity.</summary>
    public string? Resolution { get; init; }

    /// <summary>It is told with the case itself: nobody has to look because of it, and it promises nothing anew.</summary>
    public bool IsPast { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
