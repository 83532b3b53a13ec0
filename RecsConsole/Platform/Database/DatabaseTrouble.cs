using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Tells that the database did not do what it was asked: it is away, overloaded, restarting, or ended a transaction to resolve a deadlock. Whatever
/// works in the background logs it and tries again at its next turn; it never ends the site.
/// </summary>
public static class DatabaseTrouble
{
    public static bool Is(Exception exception) =>
        exception
            is DbException
                or DbUpdateException
                or TimeoutException
                or IOException // a connection that broke while it was read
                or InvalidOperationException; // an exhausted pool of SqlClient, and EF on a connection that was closed meanwhile
}
