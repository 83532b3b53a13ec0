using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Sessions;

/// <summary>
/// Finds the embedded panel of a request. Reads it again for each request, so that a revoked key, a person who left or a withdrawn parent
/// origin ends it at once.
/// </summary>
public sealed class EmbedLookup(TenantDb tenantDb, TimeProvider clock)
{
    /// <summary>Prefix of the token in a frame's URL, which opens a panel once.</summary>
    public const string TokenPrefix = "et_";

    /// <summary>Prefix of an open panel's session. It is sent in the panel's forms, never in a URL.</summary>
    public const string SessionPrefix = "es_";

    private static readonly byte[] s_nobody = new byte[SHA256.HashSizeInBytes];

    /// <summary>What a token gives access to; null when no tenant has it.</summary>
    public async Task<EmbedUse?> FindTokenAsync(string text, CancellationToken cancellationToken)
    {
        if (NamedSecret.Read(TokenPrefix, text) is not var (id, hash))
        {
            return null;
        }

        var found = await FindAsync(id, cancellationToken);
        var isRight = CryptographicOperations.FixedTimeEquals(found?.Row.TokenHash ?? s_nobody, hash);
        return found?.Use(
            !isRight ? EmbedRefusal.Secret
                : found.Row.OpenedAt is not null ? EmbedRefusal.Used
                : found.Row.OpenBefore <= clock.GetUtcNow() ? EmbedRefusal.Expired
                : null,
            clock.GetUtcNow()
        );
    }

    /// <summary>The panel of a session; null when no tenant has it.</summary>
    public async Task<EmbedUse?> FindSessionAsync(string text, CancellationToken cancellationToken)
    {
        if (NamedSecret.Read(SessionPrefix, text) is not var (id, hash))
        {
            return null;
        }

        var found = await FindAsync(id, cancellationToken);
        var isRight = CryptographicOperations.FixedTimeEquals(found?.Row.SessionHash ?? s_nobody, hash);
        return found?.Use(
            !isRight ? EmbedRefusal.Secret
                : found.Row.EndedAt is not null ? EmbedRefusal.Over
                : found.Row.EndsAt is not { } end || end <= clock.GetUtcNow() ? EmbedRefusal.Expired
                : null,
            clock.GetUtcNow()
        );
    }

    /// <summary>Whether any tenant allows pages of an origin to embed its panels; checked before the user is known.</summary>
    public async Task<bool> IsParentAsync(string origin, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await db
            .EmbedParents.IgnoreQueryFilters([ConsoleDbContext.TenantFilter])
            .AnyAsync(row => row.Origin == origin, cancellationToken);
    }

    /// <summary>The origins whose pages may embed panels of a tenant's cases.</summary>
    public async Task<IReadOnlyList<string>> ParentsOfAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        return await db.EmbedParents.OrderBy(row => row.Origin).Select(row => row.Origin).ToListAsync(cancellationToken);
    }

    /// <summary>The name of a viewer's tenant.</summary>
    public async Task<string> TenantOfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        return await db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.Name).FirstAsync(cancellationToken);
    }

    // Ignores the tenant filter, because this query decides the tenant.
    private async Task<EmbedSessionMatch?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var found =
            from session in db.EmbedSessions.AsNoTracking().IgnoreQueryFilters([ConsoleDbContext.TenantFilter])
            join tenant in db.Tenants on session.TenantId equals tenant.Id
            join person in db.People on new { session.TenantId, Id = session.PersonId } equals new { person.TenantId, person.Id }
            join key in db.ApiKeys on new { session.TenantId, Id = session.KeyId } equals new { key.TenantId, key.Id }
            join holder in db.People on new { key.TenantId, Id = key.PersonId } equals new { holder.TenantId, holder.Id }
            join @case in db.Cases on new { session.TenantId, Id = session.CaseId } equals new { @case.TenantId, @case.Id }
            where session.Id == id
            select new EmbedSessionMatch(session, @case.Key, tenant.IsReady && person.IsActive, key, holder.IsActive, tenant.Name);
        var match = await found.FirstOrDefaultAsync(cancellationToken);
        return match is null ? null : match with { Allowed = await AllowedAsync(db, match.Row.TenantId, cancellationToken) };
    }

    private static Task<List<string>> AllowedAsync(ConsoleDbContext db, Guid tenantId, CancellationToken cancellationToken) =>
        db
            .EmbedParents.IgnoreQueryFilters([ConsoleDbContext.TenantFilter])
            .Where(row => row.TenantId == tenantId)
            .Select(row => row.Origin)
            .ToListAsync(cancellationToken);

    private sealed record EmbedSessionMatch(
        EmbedSessionRow Row,
        string CaseKey,
        bool IsPersonThere,
        ApiKeyRow Key,
        bool IsHolderThere,
        string TenantName
    )
    {
        // the origins that the tenant allows
        public IReadOnlyList<string> Allowed { get; init; } = [];

        // blanks separate the page around the panel from the pages around that one
        private string[] Parents => Row.Parent.Split(' ');

        private bool IsParentAllowed => Parents.All(parent => Allowed.Contains(parent, StringComparer.Ordinal));

        public EmbedUse Use(EmbedRefusal? own, DateTimeOffset now) =>
            new(Row.Id, Row.KeyId, new(Row.TenantId, Row.PersonId) { Key = new(Key.Id, Key.CreatedById) }, Row.CaseId, CaseKey)
            {
                Parents = IsParentAllowed ? Parents : [],
                Tenant = TenantName,
                Refusal =
                    own
                    ?? (
                        !IsKeyInForce(now) ? EmbedRefusal.Key
                        : !IsPersonThere ? EmbedRefusal.Person
                        : !IsParentAllowed ? EmbedRefusal.Parent
                        : (EmbedRefusal?)null
                    ),
            };

        private bool IsKeyInForce(DateTimeOffset now) =>
            Key.IsInForce(now) && IsHolderThere && Key.Scopes.Contains(ApiScopes.Embed, StringComparer.Ordinal);
    }
}

/// <summary>The panel for a request's token or session.</summary>
/// <param name="Actor">The viewer, by the key that requested the token: with it, its creator can open a panel as anybody.</param>
/// <param name="CaseKey">The only case that the panel shows.</param>
public sealed record EmbedUse(Guid Id, Guid KeyId, Actor Actor, Guid CaseId, string CaseKey)
{
    /// <summary>
    /// The origins of the pages that the panel is in, the nearest first, which alone may embed it; empty when one is no longer allowed.
    /// </summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>Name of the tenant.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>Why the token is refused; null when it is valid.</summary>
    public EmbedRefusal? Refusal { get; init; }
}

/// <summary>Why a known panel is refused.</summary>
public enum EmbedRefusal
{
    /// <summary>Wrong secret.</summary>
    Secret,

    /// <summary>The token was already used.</summary>
    Used,

    /// <summary>Expired.</summary>
    Expired,

    /// <summary>The key that requested the token was revoked, has expired or lost the permission.</summary>
    Key,

    /// <summary>The viewer is not an active member, or the tenant is not ready.</summary>
    Person,

    /// <summary>Pages of the panel's parent origin may no longer embed panels.</summary>
    Parent,

    /// <summary>The token was created for another case.</summary>
    Case,

    /// <summary>The token was refused before, and that was recorded.</summary>
    Over,
}
