using System.Runtime.CompilerServices;
using RecsConsole.Connectors;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Walks through what changed in another system. It begins a little before where it ended last, since a change may be stored late; what is known already is
/// dropped by the caller. Pages go on by time and not by place: a ticket that changes meanwhile moves to the end, and the next place would be that of another.
/// </summary>
internal static class ChangeWalk
{
    /// <summary>How far before its end the next walk begins.</summary>
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

            // many tickets of one second fill more than a page
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
