using RecsConsole.Platform.Changes;

namespace RecsConsole.Casework.Waiting;

/// <summary>
/// Source of one kind of waiting items. It belongs to the feature in which they are handled, so that list and page check the same
/// permission.
/// </summary>
public interface IWorkSource
{
    WaitingKind Kind { get; }

    /// <summary>Changes after which other items may wait, besides those of people and permissions.</summary>
    IReadOnlyList<ChangeKind> Follows { get; }

    /// <summary>Whether such items can wait for the reader at all.</summary>
    Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken);

    /// <summary>
    /// The items waiting for the reader, and those the reader sent to somebody else. Called only if IsForAsync returns true.
    /// </summary>
    Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken);
}
