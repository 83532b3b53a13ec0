using System.Collections.Concurrent;
using System.Globalization;
using RecsConsole.Api.Callers;
using RecsConsole.Api.Replays;
using RecsConsole.Casework.Intake;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Platform;

namespace RecsConsole.Api.Bringing.Joining;

/// <summary>
/// Requests with one row. Those of one key that wait for the database at the same moment are stored in one transaction, because a
/// transaction costs far more than a row.
/// </summary>
internal sealed class SingleRows(ReceiveEvents events, ReceiveCases cases, ApiReplays replays)
{
    private readonly ConcurrentDictionary<Sender, JoiningLine<SingleRow<IncomingEvent>, ApiReply>> _events = new();
    private readonly ConcurrentDictionary<Sender, JoiningLine<SingleRow<IncomingCase>, ApiReply>> _cases = new();

    /// <param name="read">Reads the event from the body.</param>
    public Task<IResult> BringEventAsync(HttpContext context, Func<byte[], IncomingEvent> read) =>
        RunAsync(context, read, sender => _events.GetOrAdd(sender, each => LineOf<IncomingEvent>(each.Caller, events.RunJoinedAsync)));

    /// <param name="read">Reads the case from the body.</param>
    public Task<IResult> BringCaseAsync(HttpContext context, Func<byte[], IncomingCase> read) =>
        RunAsync(context, read, sender => _cases.GetOrAdd(sender, each => LineOf<IncomingCase>(each.Caller, cases.RunJoinedAsync)));

    private async Task<IResult> RunAsync<T>(
        HttpContext context,
        Func<byte[], T> read,
        Func<Sender, JoiningLine<SingleRow<T>, ApiReply>> lineOf
    )
    {
        var body = await ApiJson.BytesAsync(context, BroughtRows.LongestOne);
        var key = SingleKey.From(context, body);
        var row = read(body);
        var (caller, cancellationToken) = (ApiCaller.From(context), context.RequestAborted);
        if (key is not null)
        {
            await replays.ForgetAsync(caller.Actor, cancellationToken);
        }

        var line = lineOf(new(caller, CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name));
        var result = await line.RunAsync(new(row, key), cancellationToken);
        return (result.IsOk ? result.Value : ApiReply.From(result.Error)).ToResult(context);
    }

    // Nobody can cancel a group: its requests belong to several clients.
    private JoiningLine<SingleRow<T>, ApiReply> LineOf<T>(
        ApiCaller caller,
        Func<Actor, JoinedRequests<T>, CancellationToken, Task<Result<IReadOnlyList<ReceivedRow>>>> receiveAsync
    ) =>
        new(
            ScreenCulture.Here,
            TimeProvider.System, // how long a transaction takes, whatever time it is for the tenants
            async close =>
            {
                var group = new SingleGroup<T>(replays, caller, close);
                var result = await receiveAsync(caller.Actor, new(group.OpenAsync, group.Keep), CancellationToken.None);
                return result.IsOk ? group.Replies.ToList() : result.Error;
            }
        );

    /// <summary>Whose requests may join: the same key, so the same tenant and rights, and replies in the same language.</summary>
    private sealed record Sender(ApiCaller Caller, string Culture, string Texts);
}
