using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.Occurrences;

/// <summary>
/// Events that are not steps, and their effects: the activities that the workflow allows from a state and that are not catalog actions.
/// Solving or ending a case is a step, because it requires the solution, and so is not among them.
/// </summary>
public static class CaseOccurrences
{
    // the previous state of the case, for the undo
    private const string PreviousAttribute = "stood";

    /// <summary>Possible occurrences in a state, in the order of the workflow.</summary>
    public static async Task<IReadOnlyList<Occurrence>> ReadAsync(
        ConsoleDbContext db,
        StateMachine machine,
        string state,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(machine);
        var moves = machine.Definition.Transitions.Where(each => IsMove(each, state, machine)).ToList();
        var keys = moves.Select(each => each.ActionKey).ToList();
        var actions =
            keys.Count == 0
                ? []
                : await db.Actions.Where(row => keys.Contains(row.Key)).Select(row => row.Key).Distinct().ToListAsync(cancellationToken);
        var isOver = IsOver(state, machine);
        return
        [
            .. moves
                .Where(each => !actions.Contains(each.ActionKey, StringComparer.Ordinal))
                .Select(each => new Occurrence(each.ActionKey, each.To, isOver)),
        ];
    }

    /// <summary>The activity that reopens a case that is solved or over; null when it is not, or the workflow has none.</summary>
    public static async Task<string?> ReopeningAsync(
        ConsoleDbContext db,
        StateMachine machine,
        string state,
        CancellationToken cancellationToken
    ) => (await ReadAsync(db, machine, state, cancellationToken)).FirstOrDefault(each => each.IsReopening)?.Key;

    /// <summary>Appends the event and changes the state; the caller saves it in its transaction.</summary>
    /// <param name="happened">Its attributes are kept, and the previous state of the case is added.</param>
    public static async Task ApplyAsync(
        ConsoleDbContext db,
        CaseRow row,
        StateMachine machine,
        PerformedAction happened,
        Occurrence occurrence,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(occurrence);
        var attributes = happened.EventAttributes();
        attributes[PreviousAttribute] = JsonSerializer.Serialize(PreviousValues.From(row));
        var from = row.Status;
        var clock = await ClockChange.FindAsync(db, row, machine, new(happened.At, occurrence.To), cancellationToken);
        clock?.Note(attributes);
        CaseEvents.Append(
            db,
            row,
            new(happened.EventKey, occurrence.Key, CaseEventKind.System, happened.PersonId, happened.At)
            {
                FromState = from,
                ToState = occurrence.To,
                AttributesJson = JsonSerializer.Serialize(attributes),
                IsFromOutside = true,
            }
        );
        row.Status = occurrence.To;
        clock?.Apply(row);
        CaseClosure.Apply(db, row, machine, occurrence.Key, happened);
    }

    /// <summary>
    /// Restores the previous state of the case; the event stays in its history under another kind. The caller saves it in its transaction.
    /// </summary>
    public static void TakeBack(ConsoleDbContext db, CaseRow row, CaseEventRow happened, StateMachine machine, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(happened);
        happened.Kind = CaseEventKind.TakenBack;
        row.Status = happened.FromState!;
        row.Revision++;
        var attributes = CaseEvents.AttributesOf(happened);
        ClockChange.TakeBack(row, attributes);
        if (attributes.GetValueOrDefault(PreviousAttribute) is { } previous)
        {
            JsonSerializer.Deserialize<PreviousValues>(previous)?.PutBack(row);
        }

        CaseClosure.FollowState(db, row, machine, now);
    }

    private static bool IsMove(WorkflowTransition each, string state, StateMachine machine) =>
        string.Equals(each.From, state, StringComparison.Ordinal)
        && !string.Equals(each.To, state, StringComparison.Ordinal)
        && !IsOver(each.To, machine);

    private static bool IsOver(string state, StateMachine machine) => machine.IsSolved(state) || machine.IsTerminal(state);

    /// <summary>Fields of a case that an occurrence may clear.</summary>
    private sealed record PreviousValues(
        DateTimeOffset? ResolvedAt,
        Guid? ResolvedById,
        string? Resolution,
        Guid? SolutionNoteId,
        bool? SlaMet,
        bool Reopened,
        DateTimeOffset? LookAgainAt,
        Guid? SetAsideById
    )
    {
        public static PreviousValues From(CaseRow row) =>
            new(
                row.ResolvedAt,
                row.ResolvedById,
                row.Resolution,
                row.SolutionNoteId,
                row.SlaMet,
                row.Reopened,
                row.LookAgainAt,
                row.SetAsideById
            );

        public void PutBack(CaseRow row)
        {
            (row.ResolvedAt, row.ResolvedById, row.Resolution, row.SolutionNoteId) = (ResolvedAt, ResolvedById, Resolution, SolutionNoteId);
            (row.SlaMet, row.Reopened) = (SlaMet, Reopened);
            SetAside.Put(row, LookAgainAt, SetAsideById);
        }
    }
}
