using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews;

/// <summary>What the review pages follow: studies, cases, people and rights.</summary>
internal static class ReviewChanges
{
    public static IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Study, ChangeKind.Case, ChangeKind.Person, ChangeKind.Permission];

    /// <summary>Several reviewers judge at once.</summary>
    public static TimeSpan Gather { get; } = TimeSpan.FromMilliseconds(250);
}
