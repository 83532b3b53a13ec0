using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>Receives events of cases in another system: ordered by time, each event stored once, each row with its own result.</summary>
public sealed class ReceiveEvents(ReceiveRows receiving, IWorkflowSource workflows)
{
    private const string Name = "receive.events";

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingEvent>> request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return receiving.RunAsync(actor, Name, scope => TakeAsync(scope, request, cancellationToken), cancellationToken);
    }

    private async Task<ReceivedRows> TakeAsync(
        OperationScope scope,
        IReadOnlyList<Numbered<IncomingEvent>> request,
        CancellationToken cancellationToken
    )
    {
        var turn = await EventTurn.ReadAsync(scope, workflows, request, cancellationToken);
        List<ReceivedRow> rows = [];
        foreach (var each in request.OrderBy(each => each.Value.At).ThenBy(each => each.Row))
        {
            rows.Add(await turn.TakeAsync(each, cancellationToken));
        }

        return new(rows, turn.ChangedCases, rows.Exists(row => row.Fault is { Kind: ErrorKind.NotFound }));
    }
}
