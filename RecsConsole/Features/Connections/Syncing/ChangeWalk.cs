using System.Runtime.CompilerServices;
using RecsConsole.Connectors;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Iterates over the changes in another system. It starts a little before the end of the last run, because a change may be stored late; the
/// caller drops known ones. Pages continue by time and not by offset: a ticket that changes meanwhile moves to the end, which shifts all
/// offsets.
/// </summary>
internal static class ChangeWalk
{
    /// <summary>Overlap with the previous run.</summary>
    public static TimeSpan Overlap { get; } = TimeSpan.FromMinutes(2);

    public static async IAsyncEnumerable<RemoteAnswer<TicketPage>> PagesAsync(
        ITicketSystem system,
        RemoteAccess access,
        DateTimeOffset? cursor,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var question = new TicketQuestion(cursor - Overlap, 0);
        while (true)
        {
            var answer = await system.ChangesAsync(access, question, cancellationToken);
            yield return answer;
            if (answer.Value is not { HasMore: true, Heads: [.., var last] } page)
            {
                yield break;
            }

            // more tickets share one second than fit a page
            question =
                question.Since is { } since && last.UpdatedAt <= since
                    ? question with
                    {
                        Offset = question.Offset + page.Heads.Count,
                    }
                    : new(last.UpdatedAt, 0);
        }
    }
}
