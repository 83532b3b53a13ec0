using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Jobs;

/// <summary>What the page of jobs follows: jobs, and the rights to them, since a lost one takes the page away. A busy run makes it read twice a second at most.</summary>
internal static class JobChanges
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(400);
    private static readonly ChangeKind[] s_kinds = [ChangeKind.Job, ChangeKind.Permission, ChangeKind.Person];

    public static PageChanges Follow(ChangePoller poller, Actor actor, Func<Task> tell) => new(poller, actor, s_kinds, s_gather, tell);
}
