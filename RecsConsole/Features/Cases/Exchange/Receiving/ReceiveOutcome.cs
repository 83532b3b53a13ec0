using RecsConsole.Casework.Intake;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>Receives how a case ended in another system: an event that moves it to a state which solves or ends it.</summary>
public sealed class ReceiveOutcome(ReceiveEvents events)
{
    private const string Activity = "outcome";

    public Task<Result<ReceivedRow>> RunAsync(Actor actor, string caseKey, IncomingOutcome request, CancellationToken cancellationToken) =>
        RunAsync(actor, caseKey, request, static (_, _) => { }, cancellationToken);

    /// <param name="keep">Gets the result before it is saved.</param>
    internal async Task<Result<ReceivedRow>> RunAsync(
        Actor actor,
        string caseKey,
        IncomingOutcome request,
        KeepAnswer<ReceivedRow> keep,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        // the same ending sent again is the same event
        var happened = new IncomingEvent(
            FormattableString.Invariant($"{Activity}:{request.State}:{request.At.ToUnixTimeMilliseconds()}"),
            Activity,
            request.At
        )
        {
            Case = caseKey,
            By = request.By,
            State = request.State,
            Resolution = request.Resolution,
            IsOutcome = true,
        };
        var result = await events.RunAsync(actor, [new(1, happened)], (db, rows) => keep(db, rows[0]), cancellationToken);
        return result.IsOk ? result.Value[0] : result.Error;
    }
}
