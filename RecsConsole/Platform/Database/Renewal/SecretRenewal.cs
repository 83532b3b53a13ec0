using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database.Embedded;
using RecsConsole.Platform.Secrets;

namespace RecsConsole.Platform.Database.Renewal;

/// <summary>
/// Encrypts what the installation's own keys protect with the newest of them: the columns that are registered as <see cref="StoredSecret"/>, and
/// the files with the keys that sign the audit trails. It can be ended anywhere and run again.
/// </summary>
public sealed partial class SecretRenewal(
    IDbContextFactory<ConsoleDbContext> contexts,
    TenantDb tenantDb,
    IDataProtectionProvider protection,
    IKeyManager ring,
    AuditSigner signer,
    AuditTrail auditTrail,
    IEnumerable<StoredSecret> secrets,
    TimeProvider clock,
    ILogger<SecretRenewal> logger
)
{
    /// <summary>How long a new key waits until it is used: every node reads the folder of the keys once a day, and encrypts with it afterwards.</summary>
    public static readonly TimeSpan Announced = TimeSpan.FromDays(2);

    private static readonly TimeSpan s_life = TimeSpan.FromDays(90);

    private const int Batch = 100; // rows of one transaction

    /// <summary>Adds a key to the installation's own; returns when it begins to encrypt.</summary>
    public DateTimeOffset AddKey()
    {
        var from = clock.GetUtcNow() + Announced;
        ring.CreateNewKey(from, from + s_life);
        return from;
    }

    public async Task<RenewedSecrets> RunAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var done = new RenewedSecrets(0, 0);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        foreach (var secret in secrets)
        {
            done = done.With(await RenewAsync(db, secret, progress, cancellationToken));
        }

        signer.Reseal();
        foreach (var tenantId in await db.Tenants.Select(row => row.Id).ToListAsync(cancellationToken))
        {
            await EndAsync(tenantId, cancellationToken);
        }

        await WriteAheadLog.EmptyAsync(db, cancellationToken);
        return done;
    }

    private async Task<RenewedSecrets> RenewAsync(
        ConsoleDbContext db,
        StoredSecret secret,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        var table = new SecretTable(db, secret);
        var protector = (IPersistedDataProtector)protection.CreateProtector(secret.Purpose);
        var (values, stuck) = (0, 0);
        foreach (var batch in (await table.FindAsync(cancellationToken)).Chunk(Batch))
        {
            await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
            foreach (var key in batch)
            {
                try
                {
                    var stored = await table.ReadAsync(key, cancellationToken);
                    var renewed = Renew(protector, stored, secret.Mark);
                    values += renewed is not null && await table.ReplaceAsync(key, stored!, renewed, cancellationToken) ? 1 : 0;
                }
                catch (CryptographicException e)
                {
                    LogNotRenewed(e, table.Name); // it stays, so that it can be read if it is mended
                    stuck++;
                }
            }

            await transaction.CommitAsync(cancellationToken);
        }

        progress.Report($"{table.Name}, {secret.Property}: {values} values");
        return new(values, stuck);
    }

    // in the tenant's turn: whoever gives the trail another key at the same time writes the same file
    private async Task EndAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        signer.Reseal(tenantId);
        var now = Timestamps.Round(clock.GetUtcNow());
        auditTrail.Append(db, actorId: null, new("reseal.secrets", "tenant", tenantId.ToString("D"), AuditOutcome.Done), now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // null: nothing that the newest key did not encrypt
    private static object? Renew(IPersistedDataProtector protector, object? stored, string mark) =>
        stored switch
        {
            byte[] bytes => Renew(protector, bytes),
            string text when text.StartsWith(mark, StringComparison.Ordinal) => Renew(protector, SealedText.BytesOf(text[mark.Length..]))
                is { } renewed
                ? mark + SealedText.TextOf(renewed)
                : null,
            _ => null,
        };

    private static byte[]? Renew(IPersistedDataProtector protector, byte[] stored)
    {
        byte[] plain = [];
        try
        {
            plain = protector.DangerousUnprotect(stored, ignoreRevocationErrors: true, out var isOfEarlierKey, out _);
            return isOfEarlierKey ? protector.Protect(plain) : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    [LoggerMessage(EventId = 104, Level = LogLevel.Error, Message = "A secret of {Table} cannot be decrypted and stays as it is")]
    private partial void LogNotRenewed(Exception exception, string table);
}

/// <summary>What a run did.</summary>
/// <param name="Values">Values that are encrypted anew.</param>
/// <param name="Stuck">Values that cannot be decrypted.</param>
public sealed record RenewedSecrets(int Values, int Stuck)
{
    internal RenewedSecrets With(RenewedSecrets other) => new(Values + other.Values, Stuck + other.Stuck);
}
