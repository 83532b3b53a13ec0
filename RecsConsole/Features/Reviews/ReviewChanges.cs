using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews;

/// <summary>What the review pages follow: studies, cases, people and rights.</summary>
internal static class ReviewChanges
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(250);
    private static readonly ChangeKind[] s_kinds = [ChangeKind.Study, ChangeKind.Case, ChangeKind.Person, ChangeKind.Permission];

    public static PageChanges Follow(ChangePoller poller, Actor actor, Func<Task> tell) => new(poller, actor, s_kinds, s_gather, tell);
}
