using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.SingleSignOn;

/// <summary>
/// Turns single sign-on as the only way in on or off. Only someone who signed in through the provider can turn it on: that proves the
/// provider works, so that nobody locks everyone out.
/// </summary>
public sealed class SetSingleSignOn(
    OperationScopeFactory scopes,
    TenantDb tenantDb,
    ListProviders providers,
    AuditTrail auditTrail,
    TimeProvider clock
)
{
    private const string Name = "set.single_sign_on";

    public async Task<Result<bool>> RunAsync(Actor actor, SetSingleSignOnRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var db = scope.Db;
        if (request.IsRequired && !await SignedInWithProviderAsync(db, actor, request.SessionId, cancellationToken))
        {
            return Error.Conflict(Texts.SsoOnlyFromWithin);
        }

        return await WriteAsync(db, actor.PersonOrNull, request.IsRequired, cancellationToken);
    }

    /// <summary>For the server's operator when the provider is down: allows passwords again.</summary>
    public async Task<Result<bool>> TurnOffAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        return await WriteAsync(db, personId: null, isRequired: false, cancellationToken);
    }

    private async Task<bool> SignedInWithProviderAsync(
        ConsoleDbContext db,
        Actor actor,
        Guid sessionId,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        return await providers.OfTenantAsync(db, actor.TenantId, cancellationToken) is not null
            && await db.Sessions.AnyAsync(
                row =>
                    row.Id == sessionId
                    && row.EndedAt == null
                    && row.EndsAt > now
                    && row.VouchedTenantId == actor.TenantId
                    && db.Memberships.Any(own =>
                        own.OperatorId == row.OperatorId && own.TenantId == actor.TenantId && own.PersonId == actor.PersonId
                    ),
                cancellationToken
            );
    }

    private async Task<Result<bool>> WriteAsync(ConsoleDbContext db, Guid? personId, bool isRequired, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var tenant = await db.Tenants.SingleAsync(row => row.Id == db.TenantId, cancellationToken);
        if (tenant.RequiresSingleSignOn == isRequired)
        {
            return isRequired; // already set
        }

        tenant.RequiresSingleSignOn = isRequired;
        var id = tenant.Id.ToString("D");
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["required"] = isRequired ? "yes" : "no" };
        auditTrail.Append(db, personId, new(Name, "tenant", id, AuditOutcome.Done, details));
        ChangeFeed.Append(db, ChangeKind.Permission, id, clock.GetUtcNow()); // pages opened with passwords leave
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isRequired;
    }
}

/// <param name="SessionId">The session of this request.</param>
public sealed record SetSingleSignOnRequest(Guid SessionId, bool IsRequired);
