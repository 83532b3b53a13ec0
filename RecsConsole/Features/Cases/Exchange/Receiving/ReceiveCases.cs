using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>Receives cases of another system, new and changed ones; each row gets its own result.</summary>
public sealed class ReceiveCases(ReceiveRows receiving, IWorkflowSource workflows)
{
    private const string Name = "receive.cases";

    private RowReceiving<IncomingCase> Receiving => new(Name, ErrorKind.Forbidden, TakeAsync);

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingCase>> request,
        CancellationToken cancellationToken
    ) => RunAsync(actor, request, static (_, _) => { }, cancellationToken);

    /// <param name="keep">Gets the results before they are saved.</param>
    internal Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingCase>> request,
        KeepAnswer<IReadOnlyList<ReceivedRow>> keep,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return receiving.RunAsync(actor, Receiving, request, keep, cancellationToken);
    }

    /// <summary>The same for several requests with one case each, in one transaction.</summary>
    internal Task<Result<IReadOnlyList<ReceivedRow>>> RunJoinedAsync(
        Actor actor,
        JoinedRequests<IncomingCase> joined,
        CancellationToken cancellationToken
    ) => receiving.RunJoinedAsync(actor, Receiving, joined, cancellationToken);

    private async Task<IReadOnlyList<TakenRow>> TakeAsync(
        OperationScope scope,
        IReadOnlyList<Numbered<IncomingCase>> request,
        bool isRetry,
        CancellationToken cancellationToken
    )
    {
        var turn = await CaseTurn.ReadAsync(scope, workflows, request, cancellationToken);
        List<TakenRow> taken = [];
        foreach (var each in request)
        {
            taken.Add(await turn.TakeAsync(each, cancellationToken));
        }

        return taken;
    }
}
