using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database.Health;

/// <summary>
/// Writes a row of this machine: only a write reveals a full or read-only database. At most every ten seconds, however often the console
/// is asked whether it is ready.
/// </summary>
public sealed class DatabaseWriteProbe(TimeProvider clock)
{
    private const int LongestKey = 64;

    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);

    // in a table that belongs to no tenant and forgets its rows; the blank sets it apart from the hashes there
    private static readonly string s_key = Cut($"readiness {Environment.MachineName}");

    private long _lastSuccess; // 0: none yet

    /// <summary>Throws what the database throws; a success is remembered for a while.</summary>
    public async Task WriteAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (Interlocked.Read(ref _lastSuccess) is not 0 and var last && clock.GetElapsedTime(last) < s_between)
        {
            return;
        }

        var until = Timestamps.Round(clock.GetUtcNow() + s_kept);
        var updated = await db
            .UsedTokens.Where(row => row.Hash == s_key)
            .ExecuteUpdateAsync(row => row.SetProperty(used => used.ExpiresAt, until), cancellationToken);
        if (updated == 0)
        {
            db.UsedTokens.Add(new() { Hash = s_key, ExpiresAt = until });
            await db.TrySaveChangesAsync(cancellationToken); // a conflict: another process of this machine has just written it
            db.ChangeTracker.Clear();
        }

        Interlocked.Exchange(ref _lastSuccess, clock.GetTimestamp());
    }

    private static string Cut(string text) => text.Length <= LongestKey ? text : text[..LongestKey];
}
