using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Takes a second factor and all it rests on off an account's rows; the caller saves, with what else belongs to it.</summary>
public static class SecondFactorRows
{
    /// <summary>Removes secret, recovery codes and used codes; sessions end with the stamp.</summary>
    public static async Task RemoveAsync(ConsoleDbContext db, OperatorRow account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        account.TwoFactorEnabled = false;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.UserTokens.RemoveRange(await db.UserTokens.Where(row => row.UserId == account.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Forgets a secret that was shown but never turned on: whoever saw it must not know that of a later factor.</summary>
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
