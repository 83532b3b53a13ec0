namespace RecsConsole.Connectors;

/// <summary>The owner to set on a ticket.</summary>
/// <param name="Address">The person's e-mail address, by which the account there is found; null: the person has none.</param>
/// <param name="SeenId">Key of the owner as last read; null: nobody. If the ticket has another one now, that one stays.</param>
public sealed record OwnerWriting(string TicketId, string? Address, string? SeenId)
{
    /// <summary>The owner cannot be named there: the ticket keeps its own.</summary>
    internal static WrittenEntry Unknown { get; } = new(null, null, IsOvertaken: false) { IsOwnerUnknown = true };

    /// <summary>The ticket has the owner.</summary>
    internal static WrittenEntry Set(string id) => new(null, null, IsOvertaken: false) { OwnerId = id };

    /// <summary>The result where nothing is to be sent; null: the owner is to be set.</summary>
    /// <param name="now">Key of the present owner; null: nobody.</param>
    /// <param name="wanted">Key of the account of the owner to set.</param>
    internal WrittenEntry? Settled(string? now, string wanted) =>
        string.Equals(now, wanted, StringComparison.Ordinal) ? Set(wanted)
        : string.Equals(now, SeenId, StringComparison.Ordinal) ? null
        : new WrittenEntry(null, null, IsOvertaken: true);

    /// <summary>The only one of these people with the address; none identifies nobody, like an address of several.</summary>
    internal RemotePerson? Only(IEnumerable<RemotePerson> people) =>
        Address?.Trim() is { Length: > 0 } address
        && people.Where(person => string.Equals(person.Address?.Trim(), address, StringComparison.OrdinalIgnoreCase)).Take(2).ToList()
            is [var only]
            ? only
            : null;
}
