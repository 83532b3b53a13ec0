using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Models;

/// <summary>The changes that model pages follow: models, trainings and permissions.</summary>
internal static class ModelChanges
{
    public static IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Model, ChangeKind.Job, ChangeKind.Permission, ChangeKind.Person];

    /// <summary>Training reports progress often, so changes are batched.</summary>
    public static TimeSpan Gather { get; } = TimeSpan.FromMilliseconds(250);
}
