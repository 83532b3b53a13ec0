using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Recognizes database failures: unreachable, overloaded, restarting, or a transaction ended as a deadlock victim. Background work logs
/// them and retries at its next round; they never stop the site.
/// </summary>
public static class DatabaseTrouble
{
    private const int MaxSaves = 5;

    private static readonly TimeSpan s_saveAgain = TimeSpan.FromMilliseconds(500);

    public static bool Is(Exception exception) =>
        exception
            is DbException
                or DbUpdateException
                or TimeoutException
                or IOException // a connection that broke during a read
                or InvalidOperationException; // an exhausted pool of SqlClient, and EF on a connection that was closed meanwhile

    /// <summary>
    /// Records what has already happened outside and would happen twice if it were not recorded: saves again while the database fails, five
    /// times in total.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Another writer changed a row, which saving again would not change.</exception>
    public static async Task SaveWhatHappenedAsync(this DbContext db, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(db);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (Exception e) when (attempt < MaxSaves && e is not DbUpdateConcurrencyException && Is(e))
            {
                await Task.Delay(s_saveAgain, clock, CancellationToken.None);
            }
        }
    }
}
