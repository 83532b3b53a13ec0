using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Work;

/// <summary>What moves the work of somebody: everything that a source reads, and the rights by which it answers.</summary>
internal static class WorkChanges
{
    public static IReadOnlyList<ChangeKind> All { get; } =
    [
        ChangeKind.Catalog,
        ChangeKind.Document,
        ChangeKind.Report,
        ChangeKind.Model,
        ChangeKind.Job,
        ChangeKind.Study,
        ChangeKind.Case,
        ChangeKind.Alert,
        ChangeKind.Webhook,
        ChangeKind.Permission,
        ChangeKind.Person,
    ];

    /// <summary>A case or a run that goes on moves many times a second; what waits for somebody does not.</summary>
    public static TimeSpan Gather { get; } = TimeSpan.FromSeconds(1);
}
