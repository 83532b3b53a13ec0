using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework.Alerts;

/// <summary>
/// Raises an alert when many requests are refused in a tenant in a short time: each alone is a slip, many are somebody who guesses, looks
/// around or floods. The trail has them, so it is what is counted, whichever node refused them; requests above a limit are too many for it
/// and are counted by <see cref="RefusedRequests"/>. One alert is enough for a burst. No refusal waits for another one.
/// </summary>
public sealed partial class RefusalBurst(IOptions<AlertOptions> options, ILogger<RefusalBurst> logger)
{
    /// <summary>The short time in which they are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    // a burst goes on for as long as nobody has looked at its alert, but not for ever
    private static readonly TimeSpan s_unseen = TimeSpan.FromDays(1);

    // a burst that was told is looked up again after this time only, so that an attack is no load
    private static readonly TimeSpan s_quiet = TimeSpan.FromMinutes(1);

    // neither an expired key that a forgotten machine still sends, nor a right password where the provider's is asked for
    private static readonly List<string?> s_guesses = ["locked", "locked_now", "secret", "wrong_code", "wrong_password"];

    // what may be hidden from somebody, as the trail names it
    private static readonly List<string> s_objects = ["account", "approval", "case", "decision", "document", "response"];

    private readonly ConcurrentDictionary<Burst, DateTimeOffset> _told = new();
    private readonly ConcurrentDictionary<Burst, bool> _raising = new();

    /// <summary>
    /// Raises the alert, if it is time for one. The refusal stays one, and in the trail, if the alert cannot be written: the next refusal
    /// tries again.
    /// </summary>
    /// <param name="refused">The entry of the trail, which is saved.</param>
    public async Task NoticeAsync(ConsoleDbContext db, AuditEntryRow refused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(refused);
        if (BurstOf(refused) is not { } burst || IsQuiet(burst, refused.At))
        {
            return;
        }

        try
        {
            var count = await EarlierAsync(db, refused, burst, cancellationToken) + 1;
            if (count >= options.Value.MostOf(burst.Reason))
            {
                await RaiseOnceAsync(db, refused, burst, count, cancellationToken);
            }
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            LogNoAlert(e);
        }
    }

    /// <summary>The same for refusals that the trail has as one entry.</summary>
    internal async Task NoticeAsync(ConsoleDbContext db, AuditEntryRow refused, int count, CancellationToken cancellationToken)
    {
        try
        {
            await RaiseOnceAsync(db, refused, new(refused.TenantId, RefusalReasons.Request, refused.ActorId), count, cancellationToken);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            LogNoAlert(e);
        }
    }

    // null for what is no guess: it needs no count
    private static Burst? BurstOf(AuditEntryRow refused) =>
        refused.Outcome is not AuditOutcomes.Denied ? null
        : refused.Operation is RefusalReasons.SignIn or RefusalReasons.Key
            ? s_guesses.Contains(refused.Reason) ? new(refused.TenantId, refused.Operation, Person: null)
                : null
        : refused.ActorId is { } person && s_objects.Contains(refused.ObjectKind) ? new(refused.TenantId, RefusalReasons.Hidden, person)
        : null;

    private bool IsQuiet(Burst burst, DateTimeOffset at) => _told.TryGetValue(burst, out var told) && at < told + s_quiet;

    private static Task<int> EarlierAsync(ConsoleDbContext db, AuditEntryRow refused, Burst burst, CancellationToken cancellationToken)
    {
        var (since, id, reason, person) = (refused.At - Window, refused.Id, burst.Reason, burst.Person);
        var denied = db.AuditEntries.Where(row => row.Outcome == AuditOutcomes.Denied && row.At > since && row.Id != id);
        return person is null
            ? denied.CountAsync(row => row.Operation == reason && s_guesses.Contains(row.Reason), cancellationToken)
            : denied.CountAsync(row => row.ActorId == person && s_objects.Contains(row.ObjectKind), cancellationToken);
    }

    // refusals that come together do not wait: one of them raises the alert, the others know that it does
    private async Task RaiseOnceAsync(
        ConsoleDbContext db,
        AuditEntryRow refused,
        Burst burst,
        int count,
        CancellationToken cancellationToken
    )
    {
        if (!_raising.TryAdd(burst, true))
        {
            return;
        }

        try
        {
            if (!IsQuiet(burst, refused.At) && !await IsToldAsync(db, refused.At, burst, cancellationToken))
            {
                await RaiseAsync(db, refused.At, burst, count, cancellationToken);
            }

            _told[burst] = refused.At;
        }
        finally
        {
            _raising.TryRemove(burst, out _);
        }
    }

    private static async Task RaiseAsync(
        ConsoleDbContext db,
        DateTimeOffset at,
        Burst burst,
        int count,
        CancellationToken cancellationToken
    )
    {
        await SecurityAlerts.RaiseAsync(
            db,
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.CreateVersion7(at),
                Kind = SecurityAlertKind.Guessing,
                At = at,
                WitnessJson = new RefusalWitness(burst.Reason, count, (int)Window.TotalMinutes, burst.Person).Write(),
            },
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<bool> IsToldAsync(ConsoleDbContext db, DateTimeOffset at, Burst burst, CancellationToken cancellationToken)
    {
        var (since, unseenSince) = (at - Window, at - s_unseen);
        var told = await db
            .SecurityAlerts.AsNoTracking()
            .Where(row => row.Kind == SecurityAlertKind.Guessing && (row.At > since || (row.SeenAt == null && row.At > unseenSince)))
            .Select(row => row.WitnessJson)
            .ToListAsync(cancellationToken);
        return told.Select(RefusalWitness.Read)
            .Any(witness => string.Equals(witness?.Reason, burst.Reason, StringComparison.Ordinal) && witness?.Person == burst.Person);
    }

    /// <param name="Person">Whose requests; null for those of anybody.</param>
    private readonly record struct Burst(Guid TenantId, string Reason, Guid? Person);

    [LoggerMessage(
        EventId = 4004,
        Level = LogLevel.Error,
        Message = "Many requests are refused in a short time, and the alert could not be written"
    )]
    private partial void LogNoAlert(Exception exception);
}
