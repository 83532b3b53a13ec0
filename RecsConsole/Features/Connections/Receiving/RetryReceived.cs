using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>Requests another attempt for a received event that could not be applied.</summary>
public sealed class RetryReceived(OperationScopeFactory scopes, JobRequests requests, AuditTrail auditTrail)
{
    private const string Name = "retry.received";

    public async Task<Result<string>> RunAsync(Actor actor, RetryReceivedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await scope.Db.IncomingDeliveries.FirstOrDefaultAsync(
            each =>
                each.ConnectionId == request.ConnectionId && each.EventId == request.EventId && each.DoneAt == null && each.Body != null,
            cancellationToken
        );
        if (row is null)
        {
            return Error.NotFound(Texts.NothingToTryAgain);
        }

        row.Attempts = 0;
        row.Revision++;
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["event"] = row.EventId };
        auditTrail.Append(
            scope.Db,
            actor.PersonOrNull,
            new(Name, "connection", row.ConnectionId.ToString("D"), AuditOutcome.Done, details)
        );
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.EventIsBeingApplied);
        }

        await requests.RequestAsync(scope.Db, actor, new(SyncTicketsJob.JobKey, Name), cancellationToken);
        return Texts.EventIsTriedAgain.With(row.EventId);
    }
}

/// <param name="EventId">The sender's id of the event.</param>
public sealed record RetryReceivedRequest(Guid ConnectionId, string EventId);
