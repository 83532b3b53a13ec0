using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework.Alerts;

/// <summary>
/// Raises an alert when many sign-ins or API keys are refused in a tenant in a short time: each alone is a slip, many are somebody who
/// guesses. The trail has them all, so it is what is counted, whichever node refused them. One alert is enough for a burst.
/// </summary>
public sealed partial class GuessingBurst(IOptions<AlertOptions> options, ILogger<GuessingBurst> logger) : IDisposable
{
    /// <summary>A refused sign-in, as the trail names it.</summary>
    public const string SignIn = "open.session";

    /// <summary>A refused API key, as the trail names it.</summary>
    public const string Key = "refuse.api_key";

    /// <summary>The short time in which they are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    // a burst goes on for as long as nobody has looked at its alert, but not for ever
    private static readonly TimeSpan s_unseen = TimeSpan.FromDays(1);

    // neither an expired key that a forgotten machine still sends, nor a right password where the provider's is asked for
    private static readonly List<string?> s_guesses = ["locked", "locked_now", "secret", "wrong_code", "wrong_password"];

    // refusals that come together ask one after the other, so that one of them raises the alert
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>
    /// Raises the alert, if it is time for one. The refusal stays one, and in the trail, if the alert cannot be written: the next refusal
    /// tries again.
    /// </summary>
    /// <param name="refused">The entry of the trail, which is saved.</param>
    public async Task NoticeAsync(ConsoleDbContext db, AuditEntryRow refused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await RaiseAsync(db, refused, cancellationToken);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            LogNoAlert(e);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task RaiseAsync(ConsoleDbContext db, AuditEntryRow refused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refused);
        if (!s_guesses.Contains(refused.Reason) || MostOf(refused.Operation) is not { } most)
        {
            return;
        }

        var (at, id, operation) = (refused.At, refused.Id, refused.Operation);
        var since = at - Window;
        var earlier = await db.AuditEntries.CountAsync(
            row =>
                row.Operation == operation
                && row.At > since
                && row.Id != id
                && row.Outcome == AuditOutcomes.Denied
                && s_guesses.Contains(row.Reason),
            cancellationToken
        );
        if (earlier + 1 < most || await IsToldAsync(db, refused, cancellationToken))
        {
            return;
        }

        await SecurityAlerts.RaiseAsync(
            db,
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.CreateVersion7(at),
                Kind = SecurityAlertKind.Guessing,
                At = at,
                WitnessJson = WitnessOf(operation, earlier + 1),
            },
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    private int? MostOf(string operation) =>
        operation switch
        {
            SignIn => options.Value.RefusedSignIns,
            Key => options.Value.RefusedKeys,
            _ => null,
        };

    private static async Task<bool> IsToldAsync(ConsoleDbContext db, AuditEntryRow refused, CancellationToken cancellationToken)
    {
        var (since, unseenSince) = (refused.At - Window, refused.At - s_unseen);
        var told = await db
            .SecurityAlerts.AsNoTracking()
            .Where(row => row.Kind == SecurityAlertKind.Guessing && (row.At > since || (row.SeenAt == null && row.At > unseenSince)))
            .Select(row => row.WitnessJson)
            .ToListAsync(cancellationToken);
        return told.Any(witness => witness.Contains($"\"{refused.Operation}\"", StringComparison.Ordinal));
    }

    // numbers only: which accounts and keys were tried is in the trail
    private static string WitnessOf(string operation, int count) =>
        JsonSerializer.Serialize(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["count"] = count.ToString(CultureInfo.InvariantCulture),
                ["minutes"] = Window.TotalMinutes.ToString(CultureInfo.InvariantCulture),
                ["operation"] = operation,
            }
        );

    [LoggerMessage(
        EventId = 4004,
        Level = LogLevel.Error,
        Message = "Many sign-ins or keys are refused, and the alert could not be written"
    )]
    private partial void LogNoAlert(Exception exception);
}
