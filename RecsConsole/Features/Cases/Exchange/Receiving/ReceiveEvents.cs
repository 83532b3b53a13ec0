using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>Receives events of cases in another system: ordered by time, each event stored once, each row with its own result.</summary>
public sealed class ReceiveEvents(ReceiveRows receiving, IWorkflowSource workflows)
{
    private const string Name = "receive.events";

    private RowReceiving<IncomingEvent> Receiving => new(Name, ErrorKind.NotFound, TakeAsync);

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingEvent>> request,
        CancellationToken cancellationToken
    ) => RunAsync(actor, request, static (_, _) => { }, cancellationToken);

    /// <param name="keep">Gets the results before they are saved.</param>
    internal Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingEvent>> request,
        KeepAnswer<IReadOnlyList<ReceivedRow>> keep,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return receiving.RunAsync(actor, Receiving, request, keep, cancellationToken);
    }

    /// <summary>The same for several requests with one event each, in one transaction.</summary>
    internal Task<Result<IReadOnlyList<ReceivedRow>>> RunJoinedAsync(
        Actor actor,
        JoinedRequests<IncomingEvent> joined,
        CancellationToken cancellationToken
    ) => receiving.RunJoinedAsync(actor, Receiving, joined, cancellationToken);

    private async Task<IReadOnlyList<TakenRow>> TakeAsync(
        OperationScope scope,
        IReadOnlyList<Numbered<IncomingEvent>> request,
        bool isRetry,
        CancellationToken cancellationToken
    )
    {
        var turn = await EventTurn.ReadAsync(scope, workflows, request, isRetry, cancellationToken);
        List<TakenRow> taken = [];
        foreach (var each in request.OrderBy(each => each.Value.At).ThenBy(each => each.Row))
        {
            taken.Add(await turn.TakeAsync(each, cancellationToken));
        }

        return [.. taken.OrderBy(each => each.Row.Row)];
    }
}
