using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Models;

/// <summary>What the pages of models follow: models, trainings and rights.</summary>
internal static class ModelChanges
{
    public static IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Model, ChangeKind.Job, ChangeKind.Permission, ChangeKind.Person];

    /// <summary>A training tells its progress often.</summary>
    public static TimeSpan Gather { get; } = TimeSpan.FromMilliseconds(250);
}
