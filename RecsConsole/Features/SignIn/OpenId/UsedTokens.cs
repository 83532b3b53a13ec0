using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>Consumes single-use values: the nonce of a sign-in, the id of a logout token. The second use is refused, on any node.</summary>
public sealed class UsedTokens(TenantDb tenantDb, TimeProvider clock)
{
    private const int MaxForgotten = 100;

    /// <summary>False where the token was used before.</summary>
    /// <param name="keptFor">Longer than the value could be valid.</param>
    public async Task<bool> TryUseAsync(string kind, string issuer, string value, TimeSpan keptFor, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var old = db.UsedTokens.Where(row => row.ExpiresAt < now).OrderBy(row => row.ExpiresAt).Take(MaxForgotten);
        db.UsedTokens.RemoveRange(await old.ToListAsync(cancellationToken));
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            db.ChangeTracker.Clear(); // another node is deleting the same expired rows
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{issuer}\n{value}")));
        if (await db.UsedTokens.AnyAsync(row => row.Hash == hash, cancellationToken))
        {
            return false;
        }

        db.UsedTokens.Add(new() { Hash = hash, ExpiresAt = Timestamps.Round(now + keptFor) });
        return await db.TrySaveChangesAsync(cancellationToken);
    }
}
