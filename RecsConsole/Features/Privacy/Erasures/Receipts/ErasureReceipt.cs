using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Privacy.Erasures.Receipts;

/// <summary>
/// What proves that a subject was erased: made of the audit entry alone, so that it says nothing that the sealed trail does not. Its file
/// has ids and numbers only.
/// </summary>
/// <param name="Key">Id of the destroyed key.</param>
public sealed record ErasureReceipt(Guid Key, SubjectName Subject, DateTimeOffset At)
{
    // names of the details in the audit entry
    internal const string KeyDetail = "key";
    internal const string AskerDetail = "asker";
    internal const string ApproverDetail = "approver";

    public Guid? AskedById { get; init; }

    /// <summary>The second person; null when nobody else could be it.</summary>
    public Guid? ConfirmedById { get; init; }

    /// <summary>Names for the screen; the file has ids, since a name is personal data of its own.</summary>
    public string? AskedBy { get; init; }

    public string? ConfirmedBy { get; init; }

    /// <summary>Rows that stay without their texts, by table.</summary>
    public required IReadOnlyDictionary<string, int> Unreadable { get; init; }

    /// <summary>Rows that are gone, by table.</summary>
    public required IReadOnlyDictionary<string, int> Deleted { get; init; }

    /// <summary>The audit entry of the erasure.</summary>
    public required Guid EntryId { get; init; }

    /// <summary>The hash that the audit trail stored with the entry.</summary>
    public required string EntryHash { get; init; }

    /// <summary>The stored hash is the one of the entry: nobody changed it.</summary>
    public required bool IsIntact { get; init; }
}
