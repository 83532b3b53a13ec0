using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>Receives cases of another system, new and changed ones; each row gets its own result.</summary>
public sealed class ReceiveCases(ReceiveRows receiving, IWorkflowSource workflows)
{
    private const string Name = "receive.cases";

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingCase>> request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return receiving.RunAsync(actor, Name, scope => TakeAsync(scope, request, cancellationToken), cancellationToken);
    }

    private async Task<ReceivedRows> TakeAsync(
        OperationScope scope,
        IReadOnlyList<Numbered<IncomingCase>> request,
        CancellationToken cancellationToken
    )
    {
        var turn = await CaseTurn.ReadAsync(scope, workflows, request, cancellationToken);
        List<ReceivedRow> rows = [];
        foreach (var each in request)
        {
            rows.Add(await turn.TakeAsync(each, cancellationToken));
        }

        return new(rows, turn.Changed, rows.Exists(row => row.Fault is { Kind: ErrorKind.Forbidden }));
    }
}
