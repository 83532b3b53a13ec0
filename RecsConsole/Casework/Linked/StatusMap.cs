using System.Text.Json;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// Maps statuses of another system to states here. A status without a state changes nothing; a state without a status is not sent.
/// </summary>
public sealed record StatusMap(IReadOnlyList<StatusPair> Pairs)
{
    public static StatusMap Read(string json) => new(JsonSerializer.Deserialize<List<StatusPair>>(json) ?? []);

    public string Write() => JsonSerializer.Serialize(Pairs);

    /// <summary>The state for a status; null when it is not mapped.</summary>
    public string? StateOf(string statusId) =>
        Pairs.FirstOrDefault(pair => string.Equals(pair.StatusId, statusId, StringComparison.Ordinal))?.State;

    /// <summary>
    /// The status to set for a state: the first mapped to it; null if the ticket already has such a status, or there is none.
    /// </summary>
    public string? StatusFor(string state, string? hasNow) =>
        hasNow is not null && string.Equals(StateOf(hasNow), state, StringComparison.Ordinal)
            ? null
            : Pairs.FirstOrDefault(pair => string.Equals(pair.State, state, StringComparison.Ordinal))?.StatusId;
}

/// <param name="State">Key of the state here; null when not mapped.</param>
public sealed record StatusPair(string StatusId, string Name, string? State);
