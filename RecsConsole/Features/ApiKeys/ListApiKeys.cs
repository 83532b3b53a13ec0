using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.ApiKeys;

/// <summary>Lists the keys of the tenant with their last use, and the people a new one could act for.</summary>
public sealed class ListApiKeys(OperationScopeFactory scopes)
{
    private const int MaxEnded = 100;

    /// <param name="withEnded">Includes revoked and expired keys, newest first.</param>
    public async Task<Result<ApiKeyList>> RunAsync(Actor actor, bool withEnded, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.api_keys", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var (db, now) = (scope.Db, scope.Now);
        var people = await db
            .People.AsNoTracking()
            .Select(row => new
            {
                row.Id,
                row.DisplayName,
                row.IsActive,
                row.Roles,
            })
            .ToListAsync(cancellationToken);
        var keys = db.ApiKeys.AsNoTracking();
        List<ApiKeyRow> rows = [.. await keys.InForce(now).OrderBy(row => row.Id).ToListAsync(cancellationToken)];
        if (withEnded)
        {
            var ended = keys.Ended(now);
            rows.AddRange(await ended.OrderByDescending(row => row.Id).Take(MaxEnded).ToListAsync(cancellationToken));
        }

        var names = people.ToDictionary(person => person.Id, person => person.DisplayName);
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == actor.TenantId, cancellationToken);
        return new ApiKeyList(
            [.. rows.Select(row => LineOf(row, names, now) with { MayTrust = MayTrust(row, actor, now) })],
            [
                .. people
                    .Where(person => person.IsActive)
                    .OrderBy(person => person.DisplayName, StringComparer.CurrentCulture)
                    .Select(person => new ApiKeyPerson(person.Id, person.DisplayName, [.. person.Roles])),
            ],
            tenant.TimeZone
        );
    }

    private static bool MayTrust(ApiKeyRow row, Actor actor, DateTimeOffset now) =>
        row.IsInForce(now)
        && row.Scopes.Contains(ApiScopes.TrustAsked, StringComparer.Ordinal)
        && row.CreatedById is { } maker
        && maker != actor.PersonId;

    private static ApiKeyLine LineOf(ApiKeyRow row, Dictionary<Guid, string> names, DateTimeOffset now) =>
        new(row.Id, row.Name, ApiKeyToken.StartOf(row.Id), [.. row.Scopes], names.GetValueOrDefault(row.PersonId) ?? "")
        {
            CreatedBy = row.CreatedById is { } maker ? names.GetValueOrDefault(maker) : null,
            CreatedAt = row.CreatedAt,
            ExpiresAt = row.ExpiresAt,
            LastUsedAt = row.LastUsedAt,
            RevokedAt = row.RevokedAt,
            IsInForce = row.IsInForce(now),
            IsReplacement = row.ReplacesId is not null,
        };
}

/// <param name="TimeZone">Time zone of the tenant.</param>
public sealed record ApiKeyList(IReadOnlyList<ApiKeyLine> Lines, IReadOnlyList<ApiKeyPerson> People, string TimeZone);

/// <summary>A person a key could act for.</summary>
public sealed record ApiKeyPerson(Guid Id, string Name, IReadOnlyList<string> Roles);

/// <param name="Start">The first characters of the key, for recognition.</param>
/// <param name="Person">The person the key acts for.</param>
public sealed record ApiKeyLine(Guid Id, string Name, string Start, IReadOnlyList<string> Scopes, string Person)
{
    public string? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public bool IsInForce { get; init; }

    /// <summary>The key was created to replace another one.</summary>
    public bool IsReplacement { get; init; }

    /// <summary>The key asks for trust, and somebody other than the reader created it.</summary>
    public bool MayTrust { get; init; }

    /// <summary>Trust was asked for and not given yet.</summary>
    public bool IsTrustAsked => Scopes.Contains(ApiScopes.TrustAsked, StringComparer.Ordinal);
}
