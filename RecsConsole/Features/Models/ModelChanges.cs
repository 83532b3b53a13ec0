using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Models;

/// <summary>What the pages of models follow: models, trainings and rights.</summary>
internal static class ModelChanges
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(250);
    private static readonly ChangeKind[] s_kinds = [ChangeKind.Model, ChangeKind.Job, ChangeKind.Permission, ChangeKind.Person];

    public static PageChanges Follow(ChangePoller poller, Actor actor, Func<Task> tell) => new(poller, actor, s_kinds, s_gather, tell);
}
