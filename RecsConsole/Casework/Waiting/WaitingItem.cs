namespace RecsConsole.Casework.Waiting;

/// <summary>An item waiting for somebody.</summary>
/// <param name="Key">Unique among items of its kind.</param>
/// <param name="Title">Kind and name of the object.</param>
/// <param name="Address">URL of the page where the item is handled.</param>
/// <param name="Since">When the item started waiting.</param>
public sealed record WaitingItem(WaitingKind Kind, string Key, string Title, string Address, DateTimeOffset Since)
{
    /// <summary>Further details that help to decide whether to open it; null when the title says it all.</summary>
    public string? Detail { get; init; }

    /// <summary>What was measured of the object, one figure each with its interval.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>The sender; null when there is none.</summary>
    public Guid? FromId { get; init; }

    /// <summary>The sender's comment.</summary>
    public string? Comment { get; init; }

    /// <summary>Due date; null when there is none.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Who could handle the item, if the reader cannot because they sent or wrote it; null: the reader can.</summary>
    public IReadOnlyList<Guid>? Others { get; init; }

    /// <summary>The reader sent the item, and somebody else has to act.</summary>
    public bool IsOwn => Others is not null;

    /// <summary>It was decided and waits for its time only: shown, but neither counted nor sent by mail.</summary>
    public bool IsDecided { get; init; }

    /// <summary>The reader has to act.</summary>
    public bool IsForReader => !IsOwn && !IsDecided;
}
