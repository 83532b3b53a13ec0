using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Reviews;

/// <summary>The changes that review pages follow: studies, cases, people and permissions.</summary>
internal static class ReviewChanges
{
    public static IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Study, ChangeKind.Case, ChangeKind.Person, ChangeKind.Permission];

    /// <summary>Several reviewers judge at once, so changes are batched.</summary>
    public static TimeSpan Gather { get; } = TimeSpan.FromMilliseconds(250);
}
