using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>Requests another attempt for a ticket that could not be imported.</summary>
public sealed class RetryTicket(OperationScopeFactory scopes, JobRequests requests, AuditTrail auditTrail)
{
    private const string Name = "retry.ticket";

    public async Task<Result<string>> RunAsync(Actor actor, RetryTicketRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var link = await scope.Db.TicketLinks.FirstOrDefaultAsync(
            row => row.ConnectionId == request.ConnectionId && row.TicketId == request.TicketId && row.Error != null,
            cancellationToken
        );
        if (link is null)
        {
            return Error.NotFound(Texts.NothingToTryAgain);
        }

        link.Attempts = 0;
        link.Revision++;
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["ticket"] = link.TicketId };
        auditTrail.Append(
            scope.Db,
            actor.PersonOrNull,
            new(Name, "connection", link.ConnectionId.ToString("D"), AuditOutcome.Done, details)
        );
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.TicketIsBeingRead);
        }

        await requests.RequestAsync(scope.Db, actor, new(SyncTicketsJob.JobKey, Name), cancellationToken);
        return Texts.IsTriedAgain.With(link.TicketId);
    }
}

/// <param name="TicketId">The ticket's number in the other system.</param>
public sealed record RetryTicketRequest(Guid ConnectionId, string TicketId);
