using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Proposals;

/// <summary>
/// Whether a tenant is still being set up. One person adds case types and customers until the first suggestions are recorded: up to then
/// nothing depends on them, and whoever begins may be the only one. From then on a second person puts them into force.
/// </summary>
public static class TenantHistory
{
    public static async Task<bool> IsEmptyAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return !await db.Decisions.AnyAsync(cancellationToken);
    }
}
