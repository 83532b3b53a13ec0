using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Connectors.RequestTracker;

/// <summary>
/// The signed-in account, the available statuses, and the queues. Request Tracker does not list statuses: they are collected from its default, the
/// latest tickets, and the possible statuses of these tickets.
/// </summary>
public sealed class RtStatuses(RemoteHttp http)
{
    private const string Default = "default";
    private const string Next = "lifecycle";
    private static readonly string[] s_default = ["new", "open", "stalled", "resolved", "rejected"];

    internal async Task<RemoteAnswer<RemoteSite>> ReadSiteAsync(RemoteAccess access, CancellationToken cancellationToken)
    {
        var asked = await QueuesAsync(access, cancellationToken);
        if (asked.Value is not { } queues)
        {
            return asked.As<RemoteSite>();
        }

        var isDefault = queues.Any(queue => RtTickets.Is(queue.Lifecycle, Default));
        var found = await FoundAsync(access, cancellationToken);
        return found.Value is { } statuses
            ? RemoteAnswer<RemoteSite>.From(
                new(
                    await AccountAsync(access, cancellationToken),
                    [.. (isDefault ? s_default : []).Union(statuses, StringComparer.Ordinal).Select(RtTickets.StatusOf)]
                )
                {
                    Queues = [.. queues.Select(queue => queue.Name).OfType<string>()],
                }
            )
            : found.As<RemoteSite>();
    }

    private async Task<RemoteAnswer<IReadOnlyList<RtQueue>>> QueuesAsync(RemoteAccess access, CancellationToken cancellationToken)
    {
        if (access.Queue is not { } queue)
        {
            var all = await http.AskAsync<RtList<RtQueue>>(
                access,
                RtTickets.Get("queues/all?fields=Name,Lifecycle&per_page=100"),
                cancellationToken
            );
            return all.Value is { } list ? RemoteAnswer<IReadOnlyList<RtQueue>>.From(list.Items ?? []) : all.As<IReadOnlyList<RtQueue>>();
        }

        var named = await http.AskAsync<RtQueue>(access, RtTickets.Get("queue/" + Uri.EscapeDataString(queue)), cancellationToken);
        return named.Trouble is not null ? named.As<IReadOnlyList<RtQueue>>()
            // a number would be interpreted as a queue's id
            : named.Value is { } queueInfo && RtTickets.Is(queueInfo.Name, queue) ? RemoteAnswer<IReadOnlyList<RtQueue>>.From([queueInfo])
            : RemoteAnswer<IReadOnlyList<RtQueue>>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.QueueNotThere), queue));
    }

    private async Task<RemoteAnswer<IReadOnlyList<string>>> FoundAsync(RemoteAccess access, CancellationToken cancellationToken)
    {
        var path =
            $"tickets?query={Uri.EscapeDataString(RtTickets.Query(access.Queue, null))}&orderby=LastUpdated&order=DESC&per_page=100&fields=Status";
        var listed = await http.AskAsync<RtList<RtTicket>>(access, RtTickets.Get(path), cancellationToken);
        if (listed.Value is not { } latest)
        {
            return listed.As<IReadOnlyList<string>>();
        }

        var different = (latest.Items ?? [])
            .Where(each => each.Status is not null)
            .DistinctBy(each => each.Status, StringComparer.Ordinal)
            .ToList();
        List<string> found = [.. different.Select(each => each.Status!)];
        foreach (var one in different)
        {
            var id = one.Id.ToString(CultureInfo.InvariantCulture);
            var read = await http.AskAsync<RtTicket>(access, RtTickets.Get($"ticket/{id}?fields=Status"), cancellationToken);
            if (read.Trouble is { } trouble)
            {
                return RemoteAnswer<IReadOnlyList<string>>.Away(trouble);
            }

            found.AddRange((read.Value?.Links ?? []).Where(link => link is { Kind: Next, To: not null }).Select(link => link.To!));
        }

        return RemoteAnswer<IReadOnlyList<string>>.From([.. found.Distinct(StringComparer.Ordinal)]);
    }

    // the id of the token's account is found only in the token itself
    private async Task<string> AccountAsync(RemoteAccess access, CancellationToken cancellationToken)
    {
        if (access.Secret.Split('-') is not [_, var number, ..] || !number.All(char.IsAsciiDigit))
        {
            return "";
        }

        var answer = await http.AskAsync<RtAccount>(access, RtTickets.Get("user/" + number), cancellationToken);
        return answer.Value?.Name ?? "";
    }
}
