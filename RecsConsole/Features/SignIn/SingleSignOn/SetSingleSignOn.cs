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
/// Closes the tenant to passwords, or opens it to them again. Only somebody who came through the provider can close it: the way in is known to work
/// then, and nobody locks everybody out.
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
        if (request.IsRequired && !await CameThroughProviderAsync(db, actor, request.SessionId, cancellationToken))
        {
            return Error.Conflict(Texts.SsoOnlyFromWithin);
        }

        return await WriteAsync(db, actor.PersonOrNull, request.IsRequired, cancellationToken);
    }

    /// <summary>For whoever runs the server, when the provider is out of order: passwords open the tenant again.</summary>
    public async Task<Result<bool>> TurnOffAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        return await WriteAsync(db, personId: null, isRequired: false, cancellationToken);
    }

    private async Task<bool> CameThroughProviderAsync(ConsoleDbContext db, Actor actor, Guid sessionId, CancellationToken cancellationToken)
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
            return isRequired; // set before
        }

        tenant.RequiresSingleSignOn = isRequired;
        var id = tenant.Id.ToString("D");
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["required"] = isRequired ? "yes" : "no" };
        auditTrail.Append(db, personId, new(Name, "tenant", id, AuditOutcome.Done, details));
        ChangeFeed.Append(db, ChangeKind.Permission, id, clock.GetUtcNow()); // open pages of passwords leave
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isRequired;
    }
}

/// <param name="SessionId">The session that asks.</param>
public sealed record SetSingleSignOnRequest(Guid SessionId, bool IsRequired);
