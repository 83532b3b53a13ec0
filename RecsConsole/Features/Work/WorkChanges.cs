using RecsConsole.Casework.Waiting;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Work;

/// <summary>Changes that can affect somebody's work: everything the sources read, and the permissions they check.</summary>
internal static class WorkChanges
{
    /// <summary>These decide for every source whose work it is.</summary>
    public static IReadOnlyList<ChangeKind> Rights { get; } = [ChangeKind.Permission, ChangeKind.Person];

    /// <summary>An active case or run changes many times a second; the items waiting for a person do not.</summary>
    public static TimeSpan Gather { get; } = TimeSpan.FromSeconds(1);

    /// <summary>What a page over these sources follows: taken from the sources, so that a new one cannot be forgotten here.</summary>
    public static IReadOnlyList<ChangeKind> Of(IEnumerable<IWorkSource> sources) =>
        [.. sources.SelectMany(source => source.Follows).Union(Rights).Order()];

    /// <summary>The same for a page that lists the reader's drafts too.</summary>
    public static IReadOnlyList<ChangeKind> Of(IEnumerable<IWorkSource> sources, IEnumerable<IDraftSource> drafts) =>
        [.. Of(sources).Union(drafts.SelectMany(source => source.Follows)).Order()];
}
