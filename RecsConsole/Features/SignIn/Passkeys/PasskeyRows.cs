using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>Passkeys in an account's rows; the caller saves.</summary>
public static class PasskeyRows
{
    public static IdentityUserPasskey<Guid> Of(Guid operatorId, UserPasskeyInfo passkey)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        return new()
        {
            UserId = operatorId,
            CredentialId = passkey.CredentialId,
            Data = new()
            {
                Name = passkey.Name,
                PublicKey = passkey.PublicKey,
                CreatedAt = passkey.CreatedAt,
                SignCount = passkey.SignCount,
                Transports = passkey.Transports,
                IsUserVerified = passkey.IsUserVerified,
                IsBackupEligible = passkey.IsBackupEligible,
                IsBackedUp = passkey.IsBackedUp,
                AttestationObject = passkey.AttestationObject,
                ClientDataJson = passkey.ClientDataJson,
            },
        };
    }

    /// <summary>A passkey's id as text, as forms hold it.</summary>
    public static string IdOf(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    /// <summary>
    /// The account's passkey with an id; null when it has none. Compared in memory: databases compare bytes differently.
    /// </summary>
    public static async Task<IdentityUserPasskey<Guid>?> FindAsync(
        ConsoleDbContext db,
        Guid operatorId,
        string id,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var own = await db.UserPasskeys.Where(row => row.UserId == operatorId).ToListAsync(cancellationToken);
        return own.Find(row => string.Equals(IdOf(row.CredentialId), id, StringComparison.Ordinal));
    }

    /// <summary>Whether the account has any.</summary>
    public static Task<bool> AnyAsync(ConsoleDbContext db, Guid operatorId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.UserPasskeys.AnyAsync(row => row.UserId == operatorId, cancellationToken);
    }

    /// <summary>
    /// Removes all of an account that was recovered by a link or by an administrator: whoever had got hold of it may have added one.
    /// </summary>
    public static Task RemoveAllAsync(ConsoleDbContext db, Guid operatorId, CancellationToken cancellationToken) =>
        RemoveOthersAsync(db, operatorId, proved: null, cancellationToken);

    /// <summary>The same, except the one by which its owner proved that the account is theirs.</summary>
    /// <param name="proved">Its id; null for none.</param>
    public static async Task RemoveOthersAsync(ConsoleDbContext db, Guid operatorId, string? proved, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var own = await db.UserPasskeys.Where(row => row.UserId == operatorId).ToListAsync(cancellationToken);
        db.UserPasskeys.RemoveRange(own.Where(row => !string.Equals(IdOf(row.CredentialId), proved, StringComparison.Ordinal)));
    }
}
