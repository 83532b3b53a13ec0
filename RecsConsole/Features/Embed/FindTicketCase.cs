using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Embed;

/// <summary>Finds the case of a ticket of another system. A ticket not read yet and a hidden one give the same answer.</summary>
public sealed class FindTicketCase(OperationScopeFactory scopes)
{
    public async Task<Result<string>> RunAsync(Actor actor, Guid connectionId, string ticketId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var row = await LinkedTicket.FindCaseAsync(scope.Db, connectionId, ticketId, cancellationToken);
        return row is not null && await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken)
            ? row.Key
            : await scope.DenyAsync("read.case", "case", ticketId, Error.NotFound(Texts.TicketNotThere), cancellationToken);
    }
}
