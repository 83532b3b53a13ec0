using System.Text.Json;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// Maps statuses of another system to states here, and its queues to teams. A status without a state changes nothing; a state without a
/// status is not sent.
/// </summary>
public sealed record StatusMap(IReadOnlyList<StatusPair> Pairs)
{
    /// <summary>Teams of the queues that have one of their own.</summary>
    public IReadOnlyList<QueueTeam> Teams { get; init; } = [];

    public static StatusMap Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (!json.StartsWith('{'))
        {
            return new(JsonSerializer.Deserialize<List<StatusPair>>(json) ?? []); // without teams it is the list of statuses alone
        }

        var stored = JsonSerializer.Deserialize<StoredMap>(json);
        return new(stored?.Pairs ?? []) { Teams = stored?.Teams ?? [] };
    }

    public string Write() => Teams.Count == 0 ? JsonSerializer.Serialize(Pairs) : JsonSerializer.Serialize(new StoredMap(Pairs, Teams));

    /// <summary>The state for a status; null when it is not mapped.</summary>
    public string? StateOf(string statusId) => PairOf(statusId)?.State;

    /// <summary>The name of a status; null when it is not known.</summary>
    public string? NameOf(string statusId) => PairOf(statusId)?.Name;

    /// <summary>The team for the tickets of a queue; null when the queue has none of its own.</summary>
    public string? TeamOf(string? queue) =>
        Teams.FirstOrDefault(each => string.Equals(each.Queue, queue, StringComparison.Ordinal))?.TeamKey;

    /// <summary>
    /// The status to set for a state: the first mapped to it; null if the ticket already has such a status, or there is none.
    /// </summary>
    public string? StatusFor(string state, string? hasNow) =>
        hasNow is not null && string.Equals(StateOf(hasNow), state, StringComparison.Ordinal)
            ? null
            : Pairs.FirstOrDefault(pair => string.Equals(pair.State, state, StringComparison.Ordinal))?.StatusId;

    private StatusPair? PairOf(string statusId) =>
        Pairs.FirstOrDefault(pair => string.Equals(pair.StatusId, statusId, StringComparison.Ordinal));

    private sealed record StoredMap(IReadOnlyList<StatusPair> Pairs, IReadOnlyList<QueueTeam> Teams);
}

/// <param name="State">Key of the state here; null when not mapped.</param>
public sealed record StatusPair(string StatusId, string Name, string? State);

/// <param name="Queue">Name of the queue or project there: the product of its cases.</param>
public sealed record QueueTeam(string Queue, string TeamKey);
