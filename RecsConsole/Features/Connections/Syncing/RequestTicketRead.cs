using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Requests that a ticket is read now, because its system says that it changed; otherwise the next scheduled run reads it. The ticket must
/// have a case that the actor may see: nothing else is read sooner for anybody.
/// </summary>
public sealed class RequestTicketRead(OperationScopeFactory scopes, TicketSystems systems, RequestedReads reads)
{
    private const string Name = "request.ticket_read";

    /// <summary>Whether it is read now. A hidden case, one that was not imported and a paused connection give the same answer.</summary>
    public async Task<Result<bool>> RunAsync(Actor actor, TicketReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var connection = await scope
            .Db.Connections.Where(row => row.Id == request.ConnectionId)
            .Select(row => new { row.Kind, row.IsEnabled })
            .FirstOrDefaultAsync(cancellationToken);
        if (connection is null || systems.Find(connection.Kind) is not { SendsEvents: false })
        {
            var gone = Error.NotFound(Texts.ConnectionIsGone);
            return await scope.DenyAsync(Name, "connection", request.ConnectionId.ToString("D"), gone, cancellationToken);
        }

        var row = await LinkedTicket.FindCaseAsync(scope.Db, request.ConnectionId, request.TicketId, cancellationToken);
        if (row is null || !connection.IsEnabled)
        {
            return false;
        }

        if (!await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken))
        {
            await scope.DenyAsync(Name, "case", row.Id.ToString("D"), Error.NotFound(Texts.ConnectionIsGone), cancellationToken);
            return false;
        }

        return reads.Note(new(actor.TenantId, request.ConnectionId, request.TicketId));
    }
}

/// <param name="TicketId">The ticket's number in the other system.</param>
public sealed record TicketReadRequest(Guid ConnectionId, string TicketId);
