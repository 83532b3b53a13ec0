using RecsConsole.Casework.Waiting;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Recommender.Impact;

/// <summary>
/// Source of one kind of drafts for their author. It belongs to the feature in which they are written, so that list and editor check the
/// same permission.
/// </summary>
public interface IDraftSource
{
    /// <summary>Changes after which the reader may have other drafts, besides those of people and permissions.</summary>
    IReadOnlyList<ChangeKind> Follows { get; }

    /// <summary>The reader's own drafts that they have not sent; empty for readers who may not write such drafts.</summary>
    Task<IReadOnlyList<OwnDraft>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken);
}
