namespace RecsConsole.Casework.Waiting;

/// <summary>Knows what waits of one kind. The feature in which it is done has it, so that list and page ask for the same right.</summary>
public interface IWorkSource
{
    WaitingKind Kind { get; }

    /// <summary>Whether such things can wait for the reader at all.</summary>
    Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken);

    /// <summary>What waits for the reader, and what the reader sent for somebody else to do. Asked only where it is for the reader.</summary>
    Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken);
}
