using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Removes a second factor and its data from an account's rows; the caller saves.</summary>
public static class SecondFactorRows
{
    /// <summary>Removes secret, recovery codes and used codes; the new stamp ends sessions.</summary>
    public static async Task RemoveAsync(ConsoleDbContext db, OperatorRow account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        account.TwoFactorEnabled = false;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.UserTokens.RemoveRange(await db.UserTokens.Where(row => row.UserId == account.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Removes a secret that was shown but never enabled: whoever saw it must not know the secret of a later factor.</summary>
    public static async Task ForgetUnusedAsync(ConsoleDbContext db, OperatorRow account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        if (!account.TwoFactorEnabled)
        {
            db.UserTokens.RemoveRange(await db.UserTokens.Where(row => row.UserId == account.Id).ToListAsync(cancellationToken));
        }
    }
}
