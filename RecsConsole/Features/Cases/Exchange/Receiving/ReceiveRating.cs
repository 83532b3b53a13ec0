using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Intake;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>Receives a customer's rating of a case: an event in its history that changes no state.</summary>
public sealed class ReceiveRating(ReceiveEvents events)
{
    public Task<Result<ReceivedRow>> RunAsync(Actor actor, string caseKey, IncomingRating request, CancellationToken cancellationToken) =>
        RunAsync(actor, caseKey, request, static (_, _) => { }, cancellationToken);

    /// <param name="keep">Gets the result before it is saved.</param>
    internal async Task<Result<ReceivedRow>> RunAsync(
        Actor actor,
        string caseKey,
        IncomingRating request,
        KeepAnswer<ReceivedRow> keep,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var happened = new IncomingEvent(request.Id, CustomerRating.Activity, request.At) { Case = caseKey, Stars = request.Stars };
        var result = await events.RunAsync(actor, [new(1, happened)], (db, rows) => keep(db, rows[0]), cancellationToken);
        return result.IsOk ? result.Value[0] : result.Error;
    }
}
