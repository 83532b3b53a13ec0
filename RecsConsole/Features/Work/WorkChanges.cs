using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Work;

/// <summary>Changes that can affect somebody's work: everything the sources read, and the permissions they check.</summary>
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

    /// <summary>An active case or run changes many times a second; the items waiting for a person do not.</summary>
    public static TimeSpan Gather { get; } = TimeSpan.FromSeconds(1);
}
