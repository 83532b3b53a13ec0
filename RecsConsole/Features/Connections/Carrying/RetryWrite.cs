using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Connections.Carrying;

/// <summary>Tries at once what could not be written in another system, instead of at its next time.</summary>
public sealed class RetryWrite(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "retry.write";

    public async Task<Result<string>> RunAsync(Actor actor, RetryWriteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        // one that is being written has no error until its attempt fails
        var row = await scope.Db.Outbox.FirstOrDefaultAsync(
            each =>
                each.ConnectionId == request.ConnectionId
                && each.Id == request.WriteId
                && each.State == CarryState.ToCarry
                && each.Error != null
                && scope.Db.Connections.Any(connection => connection.Id == each.ConnectionId && connection.IsEnabled),
            cancellationToken
        );
        if (row is null)
        {
            return Error.NotFound(Texts.NothingToTryAgain);
        }

        (row.NextAttemptAt, row.Revision) = (scope.Now, row.Revision + 1);
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["ticket"] = row.TicketId };
        auditTrail.Append(
            scope.Db,
            actor.PersonOrNull,
            new(Name, "connection", row.ConnectionId.ToString("D"), AuditOutcome.Done, details)
        );
        ChangeFeed.Append(scope.Db, ChangeKind.Connection, row.ConnectionId.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken)
            ? Texts.IsTriedAgain.With(row.TicketId)
            : Error.Conflict(Texts.TicketIsBeingWritten);
    }
}

/// <param name="WriteId">Id of the row in the outbox.</param>
public sealed record RetryWriteRequest(Guid ConnectionId, Guid WriteId);
