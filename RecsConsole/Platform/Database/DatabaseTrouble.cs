using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Recognizes database failures: unreachable, overloaded, restarting, or a transaction ended as a deadlock victim. Background work logs
/// them and retries at its next round; they never stop the site.
/// </summary>
public static class DatabaseTrouble
{
    public static bool Is(Exception exception) =>
        exception
            is DbException
                or DbUpdateException
                or TimeoutException
                or IOException // a connection that broke during a read
                or InvalidOperationException; // an exhausted pool of SqlClient, and EF on a connection that was closed meanwhile
}
