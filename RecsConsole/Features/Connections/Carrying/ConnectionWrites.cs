using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Connections.Carrying;

/// <summary>What is to be written in a connection's system: what waits, and what went wrong.</summary>
/// <param name="Waiting">Number of rows not yet written.</param>
/// <param name="WaitingSince">When the oldest of them was decided; null when none waits.</param>
/// <param name="Refused">Number of rows that the system refused.</param>
/// <param name="Troubled">Rows whose last attempt failed, the oldest first; then those refused lately, the newest first.</param>
public sealed record ConnectionWrites(int Waiting, DateTimeOffset? WaitingSince, int Refused, IReadOnlyList<TroubledWrite> Troubled)
{
    /// <summary>Maximum number of failed rows listed, and of refused ones.</summary>
    public const int MaxListed = 25;

    private static readonly TimeSpan s_lately = TimeSpan.FromDays(30);

    /// <summary>Number of rows that failed or were refused lately, of which the first are listed.</summary>
    public int TroubledCount { get; init; }

    internal static async Task<ConnectionWrites> ReadAsync(OperationScope scope, Guid connectionId, CancellationToken cancellationToken)
    {
        var rows = scope.Db.Outbox.AsNoTracking().Where(row => row.ConnectionId == connectionId);
        var waiting = rows.Where(row => row.State == CarryState.ToCarry);
        var refused = rows.Where(row => row.State == CarryState.Declined);
        var since = scope.Now - s_lately;
        var (failing, lately) = (waiting.Where(row => row.Error != null), refused.Where(row => row.At >= since));
        List<OutboxRow> troubled =
        [
            .. await failing.OrderBy(row => row.At).Take(MaxListed).ToListAsync(cancellationToken),
            .. await lately.OrderByDescending(row => row.At).Take(MaxListed).ToListAsync(cancellationToken),
        ];
        return new(
            await waiting.CountAsync(cancellationToken),
            await waiting.MinAsync(row => (DateTimeOffset?)row.At, cancellationToken),
            await refused.CountAsync(cancellationToken),
            await LinesAsync(scope, troubled, cancellationToken)
        )
        {
            TroubledCount = await failing.CountAsync(cancellationToken) + await lately.CountAsync(cancellationToken),
        };
    }

    // The words of an error may quote a case, so they are for those who may see it.
    private static async Task<IReadOnlyList<TroubledWrite>> LinesAsync(
        OperationScope scope,
        List<OutboxRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.CaseId).Distinct().ToList();
        var cases = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var seen = await scope.KeepAsync(AccessOperation.ViewCase, cases, AccessResources.Of, cancellationToken);
        var keys = seen.ToDictionary(row => row.Id, row => row.Key);
        return
        [
            .. rows.Select(row => new TroubledWrite(row.Id, row.TicketId, KindOf(row), row.At, row.State == CarryState.Declined)
            {
                CaseKey = keys.GetValueOrDefault(row.CaseId),
                Error = keys.ContainsKey(row.CaseId) ? row.Error : null,
                NextAttemptAt = row.NextAttemptAt,
            }),
        ];
    }

    private static WriteKind KindOf(OutboxRow row) =>
        CarriedMessages.MessageOf(row) is not null ? WriteKind.Message
        : CarriedNotes.IsNote(row) ? WriteKind.Note
        : CarriedOwners.EventKeyOf(row) is not null ? WriteKind.Owner
        : WriteKind.Step;
}

/// <summary>A decision that could not be written in the other system, or that it refused.</summary>
/// <param name="At">When it was decided here.</param>
/// <param name="IsRefused">The system refused it: it is not tried again, and its case says so.</param>
public sealed record TroubledWrite(Guid Id, string TicketId, WriteKind Kind, DateTimeOffset At, bool IsRefused)
{
    /// <summary>Key of its case; null for a reader who may not see the case.</summary>
    public string? CaseKey { get; init; }

    /// <summary>What the last attempt met, a stored text; null for a reader who may not see the case.</summary>
    public string? Error { get; init; }

    /// <summary>When it is tried again; null when it is not.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}

/// <summary>What is written on a ticket.</summary>
public enum WriteKind
{
    /// <summary>A step that was taken.</summary>
    Step,

    /// <summary>A note for colleagues.</summary>
    Note,

    /// <summary>A message to the customer.</summary>
    Message,

    /// <summary>Who has the case.</summary>
    Owner,
}
