using RecsConsole.Casework.Intake;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>Receives customers' ratings of cases: events in their histories that change no state.</summary>
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
        var named = new Numbered<IncomingRating>(1, request with { Case = caseKey });
        var result = await RunAsync(actor, [named], (db, rows) => keep(db, rows[0]), cancellationToken);
        return result.IsOk ? result.Value[0] : result.Error;
    }

    /// <summary>The same for rows that name their cases; each gets its own result.</summary>
    /// <param name="keep">Gets the results before they are saved.</param>
    internal Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingRating>> request,
        KeepAnswer<IReadOnlyList<ReceivedRow>> keep,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        List<Numbered<IncomingEvent>> happened = [.. request.Select(each => new Numbered<IncomingEvent>(each.Row, each.Value.ToEvent()))];
        return events.RunAsync(actor, happened, keep, cancellationToken);
    }
}
