using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Connectors;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Connections.Editing;

/// <summary>
/// Tests a connection before it is saved: the signed-in user, the available statuses, and the first tickets that would be read.
/// </summary>
public sealed class PreviewConnection(OperationScopeFactory scopes, TicketSystems systems, ConnectionSecrets secrets, AuditTrail auditTrail)
{
    /// <summary>Number of tickets shown.</summary>
    public const int Max = 20;

    private const string Name = "preview.connection";

    public async Task<Result<ConnectionPreview>> RunAsync(
        Actor actor,
        PreviewConnectionRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (systems.Find(request.Kind) is not { } system)
        {
            return Error.Invalid(Texts.KindIsUnknown.With(request.Kind));
        }

        var access = await AccessAsync(scope, request, cancellationToken);
        if (access.Value is not { } open)
        {
            return access.Error!;
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["host"] = open.Address.Authority };
        auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, "tenant", actor.TenantId.ToString("D"), AuditOutcome.Done, details));
        await scope.Db.SaveChangesAsync(cancellationToken);
        var site = await system.ReadSiteAsync(open, cancellationToken);
        if (site.Value is not { } remoteSite)
        {
            return Error.Unavailable(site.Problem!);
        }

        var page = await system.ChangesAsync(open, new(null, 0), cancellationToken);
        return page.Value is { } tickets
            ? new ConnectionPreview(remoteSite, [.. tickets.Heads.Take(Max)])
            : Error.Unavailable(page.Problem!);
    }

    // stored credentials are sent only to the address they were stored for
    private async Task<Result<RemoteAccess>> AccessAsync(
        OperationScope scope,
        PreviewConnectionRequest request,
        CancellationToken cancellationToken
    )
    {
        if (ConnectionAddress.Read(request.Address) is not { } address)
        {
            return Error.Invalid(Texts.AddressIsNone);
        }

        var queue = string.IsNullOrWhiteSpace(request.Queue) ? null : request.Queue.Trim();
        if (!string.IsNullOrWhiteSpace(request.Secret))
        {
            return new RemoteAccess(scope.Actor.TenantId, request.ConnectionId ?? Guid.Empty, address, request.Secret.Trim(), queue);
        }

        var stored = await scope
            .Db.Connections.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == request.ConnectionId && row.Address == address.AbsoluteUri, cancellationToken);
        return stored is null ? Error.Invalid(Texts.KeyIsNeeded)
            : secrets.Open(stored) is { Value: { } open } ? open with { Queue = queue }
            : Error.Unavailable(Texts.KeyCannotBeOpened);
    }
}

/// <param name="ConnectionId">The connection whose stored credentials are used if none are given; null for a new one.</param>
/// <param name="Secret">Credentials; null: the stored ones.</param>
public sealed record PreviewConnectionRequest(Guid? ConnectionId, string Kind, string Address, string? Secret, string? Queue);

/// <summary>The result of testing a connection.</summary>
public sealed record ConnectionPreview(RemoteSite Site, IReadOnlyList<TicketHead> Tickets);
