using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>Makes links that work once, and finds what a link is for. The secret stands in the link alone; here is its hash.</summary>
public static class AccountLinks
{
    private const int SecretBytes = 32;
    private const int TokenLength = 43; // 32 bytes in base 64

    /// <summary>Adds a row to the context and answers the token for the address; the caller fills in whom it is for, and saves.</summary>
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

    /// <summary>The row of a link that still works; null for every other.</summary>
    public static async Task<AccountLinkRow?> FindAsync(
        ConsoleDbContext db,
        string? token,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var secret = new byte[SecretBytes];
        if (token?.Length != TokenLength || !Base64Url.TryDecodeFromChars(token, secret, out var written) || written != SecretBytes)
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
    /// Uses a link up; false where it does not work any more. The caller saves: of two who were as fast, the second fails with a concurrency
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

    /// <summary>Puts those of some links out of use that still work; the caller saves.</summary>
    public static async Task CloseAsync(IQueryable<AccountLinkRow> links, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = Timestamps.Round(now);
        var open = await links.Where(row => row.ClosedAt == null).ToListAsync(cancellationToken);
        open.ForEach(row => row.ClosedAt = at);
    }

    /// <summary>The same of the links to a new password of an account.</summary>
    public static Task CloseResetsAsync(ConsoleDbContext db, Guid operatorId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return CloseAsync(db.AccountLinks.Where(row => row.OperatorId == operatorId), now, cancellationToken);
    }
}
