namespace RecsConsole.Casework.Waiting;

/// <summary>One thing that waits.</summary>
/// <param name="Key">Which thing it is, among all of its kind.</param>
/// <param name="Title">What it is, with its name.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Since">When it began to wait.</param>
public sealed record WaitingItem(WaitingKind Kind, string Key, string Title, string Address, DateTimeOffset Since)
{
    /// <summary>What else helps to decide whether to open it; null where the title says it all.</summary>
    public string? Detail { get; init; }

    /// <summary>Who sent it; null where nobody did.</summary>
    public Guid? FromId { get; init; }

    /// <summary>What they wrote with it.</summary>
    public string? Comment { get; init; }

    /// <summary>By when it should be done; null where nobody said.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Who could do it, where the reader cannot since they sent or wrote it themselves; null: the reader can.</summary>
    public IReadOnlyList<Guid>? Others { get; init; }

    /// <summary>The reader sent it, and somebody else has to do it.</summary>
    public bool IsOwn => Others is not null;
}
