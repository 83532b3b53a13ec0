using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Sessions;

/// <summary>
/// Finds the API key of a request. Reads it after each request arrived, so that a revoked key stops working at once; requests that arrive
/// together share the read.
/// </summary>
public sealed class ApiKeyLookup(TenantDb tenantDb, TimeProvider clock)
{
    private static readonly TimeSpan s_usePrecision = TimeSpan.FromMinutes(1);
    private static readonly string[] s_noTenant = [ConsoleDbContext.TenantFilter];
    private static readonly byte[] s_nobody = new byte[SHA256.HashSizeInBytes];

    // Ignores the tenant filter, because this query decides the tenant. Every request runs it.
    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, CancellationToken, Task<FoundKey?>>> s_key = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid id, CancellationToken _) =>
                (
                    from key in db.ApiKeys.AsNoTracking().IgnoreQueryFilters(s_noTenant)
                    join tenant in db.Tenants on key.TenantId equals tenant.Id
                    join person in db.People on new { key.TenantId, Id = key.PersonId } equals new { person.TenantId, person.Id }
                    where key.Id == id
                    select new FoundKey(
                        key.TenantId,
                        key.PersonId,
                        key.CreatedById,
                        key.SecretHash,
                        (IReadOnlyList<string>)key.Scopes,
                        key.ExpiresAt,
                        key.RevokedAt,
                        key.LastUsedAt,
                        tenant.IsReady && person.IsActive
                    )
                ).FirstOrDefault()
        )
    );

    private readonly SharedReads<Guid, FoundKey?> _reads = new(id => ReadAsync(tenantDb, id));

    /// <summary>What the text gives access to; null when no tenant has such a key.</summary>
    public async Task<ApiKeyUse?> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (ApiKeyToken.Read(text) is not var (id, secretHash))
        {
            return null;
        }

        var found = await _reads.GetAsync(id, cancellationToken);
        var isRight = CryptographicOperations.FixedTimeEquals(found?.SecretHash ?? s_nobody, secretHash);
        return found is null ? null : await JudgeAsync(id, found, isRight, cancellationToken);
    }

    /// <summary>The same for a key that a token of <see cref="ApiTokens"/> stands for: whoever got it had the secret.</summary>
    public async Task<ApiKeyUse?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await _reads.GetAsync(id, cancellationToken) is { } found ? await JudgeAsync(id, found, isRight: true, cancellationToken) : null;

    private async Task<ApiKeyUse> JudgeAsync(Guid id, FoundKey found, bool isRight, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var refusal =
            !isRight ? ApiKeyRefusal.Secret
            : found.RevokedAt is not null ? ApiKeyRefusal.Revoked
            : found.ExpiresAt <= now ? ApiKeyRefusal.Expired
            : !found.IsHeld ? ApiKeyRefusal.Person
            : (ApiKeyRefusal?)null;
        if (refusal is null && (found.LastUsedAt is not { } used || used < now - s_usePrecision))
        {
            await NoteUseAsync(found.TenantId, id, now, cancellationToken);
        }

        return new(found.TenantId, id, found.PersonId, found.Scopes, refusal) { MakerId = found.MakerId };
    }

    // nobody can cancel it: it may be that of several requests
    private static async Task<FoundKey?> ReadAsync(TenantDb tenantDb, Guid id)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(CancellationToken.None);
        return await s_key.For(db)(db, id, CancellationToken.None);
    }

    private async Task NoteUseAsync(Guid tenantId, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        var at = Timestamps.Round(now);
        await db
            .ApiKeys.Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(key => key.LastUsedAt, at), cancellationToken);
    }

    private sealed record FoundKey(
        Guid TenantId,
        Guid PersonId,
        Guid? MakerId,
        byte[] SecretHash,
        IReadOnlyList<string> Scopes,
        DateTimeOffset ExpiresAt,
        DateTimeOffset? RevokedAt,
        DateTimeOffset? LastUsedAt,
        bool IsHeld
    );
}

/// <summary>The key of a request.</summary>
/// <param name="Refusal">Why the key is refused; null when it is valid.</param>
public sealed record ApiKeyUse(Guid TenantId, Guid KeyId, Guid PersonId, IReadOnlyList<string> Scopes, ApiKeyRefusal? Refusal)
{
    /// <summary>Who created the key; null when nobody is recorded.</summary>
    public Guid? MakerId { get; init; }

    public Actor Actor => new(TenantId, PersonId) { Key = new(KeyId, MakerId) };
}

/// <summary>Why a known key is refused.</summary>
public enum ApiKeyRefusal
{
    /// <summary>Wrong secret.</summary>
    Secret,

    /// <summary>The key was revoked.</summary>
    Revoked,

    /// <summary>Expired.</summary>
    Expired,

    /// <summary>The key's person is not an active member, or the tenant is not ready.</summary>
    Person,

    /// <summary>The key lacks the required scope.</summary>
    Scope,

    /// <summary>The key was sent where only its tokens are taken.</summary>
    Direct,
}
