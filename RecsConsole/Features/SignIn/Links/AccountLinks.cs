using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// Creates single-use links, and finds the purpose of a link. Only the link contains the secret; the database stores its hash.
/// </summary>
public static class AccountLinks
{
    private const int SecretBytes = 32;
    private const int TokenLength = 43; // 32 bytes in base 64

    /// <summary>Adds a row to the context and returns the token for the URL; the caller fills in the recipient and saves.</summary>
    public static (AccountLinkRow Row, string Token) Append(
        ConsoleDbContext db,
        AccountLinkPurpose purpose,
        DateTimeOffset now,
        TimeSpan life
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var at = Timestamps.Round(now);
        var row = new AccountLinkRow
        {
            Id = Guid.CreateVersion7(at),
            Purpose = purpose,
            TokenHash = SHA256.HashData(secret),
            CreatedAt = at,
            ExpiresAt = at + life,
        };
        db.AccountLinks.Add(row);
        return (row, Base64Url.EncodeToString(secret));
    }

    /// <summary>The row of a link that is still valid; otherwise null.</summary>
    public static async Task<AccountLinkRow?> FindAsync(
        ConsoleDbContext db,
        string? token,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var secret = new byte[SecretBytes];
        if (token?.Length != TokenLength || !Base64Text.TryRead(token, secret))
        {
            return null;
        }

        var hash = SHA256.HashData(secret);
        return await db.AccountLinks.FirstOrDefaultAsync(
            row => row.TokenHash == hash && row.ClosedAt == null && row.ExpiresAt > now,
            cancellationToken
        );
    }

    /// <summary>
    /// Uses up a link; false when it is no longer valid. The caller saves: of two concurrent attempts, the second fails with a concurrency
    /// conflict.
    /// </summary>
    public static async Task<bool> TakeAsync(ConsoleDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var row = await db.AccountLinks.FirstOrDefaultAsync(
            each => each.Id == id && each.ClosedAt == null && each.ExpiresAt > now,
            cancellationToken
        );
        row?.ClosedAt = Timestamps.Round(now);
        return row is not null;
    }

    /// <summary>Invalidates those of the links that are still valid; the caller saves.</summary>
    public static async Task CloseAsync(IQueryable<AccountLinkRow> links, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = Timestamps.Round(now);
        var open = await links.Where(row => row.ClosedAt == null).ToListAsync(cancellationToken);
        open.ForEach(row => row.ClosedAt = at);
    }

    /// <summary>The same for an account's password reset links.</summary>
    public static Task CloseResetsAsync(ConsoleDbContext db, Guid operatorId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return CloseAsync(db.AccountLinks.Where(row => row.OperatorId == operatorId), now, cancellationToken);
    }
}
