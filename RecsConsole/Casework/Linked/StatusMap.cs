using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// Maps statuses of another system to states here, its queues to teams, and owners of tickets who were added here to people. A status
/// without a state changes nothing; a state without a status is not sent.
/// </summary>
public sealed record StatusMap(IReadOnlyList<StatusPair> Pairs)
{
    /// <summary>Teams of the queues that have one of their own.</summary>
    public IReadOnlyList<QueueTeam> Teams { get; init; } = [];

    /// <summary>Owners of its tickets who were added as people: their system may show no address to find them by.</summary>
    public IReadOnlyList<OwnerPerson> People { get; init; } = [];

    public static StatusMap Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (!json.StartsWith('{'))
        {
            return new(JsonSerializer.Deserialize<List<StatusPair>>(json) ?? []); // statuses alone are a list
        }

        var stored = JsonSerializer.Deserialize<StoredMap>(json);
        return new(stored?.Pairs ?? []) { Teams = stored?.Teams ?? [], People = stored?.People ?? [] };
    }

    public string Write() =>
        (Teams.Count, People.Count) is (0, 0)
            ? JsonSerializer.Serialize(Pairs)
            : JsonSerializer.Serialize(new StoredMap(Pairs, Teams) { People = People.Count == 0 ? null : People });

    /// <summary>The state for a status; null when it is not mapped.</summary>
    public string? StateOf(string statusId) => PairOf(statusId)?.State;

    /// <summary>The name of a status; null when it is not known.</summary>
    public string? NameOf(string statusId) => PairOf(statusId)?.Name;

    /// <summary>The team for the tickets of a queue; null when the queue has none of its own.</summary>
    public string? TeamOf(string? queue) =>
        Teams.FirstOrDefault(each => string.Equals(each.Queue, queue, StringComparison.Ordinal))?.TeamKey;

    /// <summary>The person who was added as this owner; null when nobody was.</summary>
    public Guid? PersonOf(string ownerId) =>
        People.FirstOrDefault(each => string.Equals(each.OwnerId, ownerId, StringComparison.Ordinal))?.PersonId;

    /// <summary>
    /// The status to set for a state: the first mapped to it; null if the ticket already has such a status, or there is none.
    /// </summary>
    public string? StatusFor(string state, string? hasNow) =>
        hasNow is not null && string.Equals(StateOf(hasNow), state, StringComparison.Ordinal)
            ? null
            : Pairs.FirstOrDefault(pair => string.Equals(pair.State, state, StringComparison.Ordinal))?.StatusId;

    private StatusPair? PairOf(string statusId) =>
        Pairs.FirstOrDefault(pair => string.Equals(pair.StatusId, statusId, StringComparison.Ordinal));

    private sealed record StoredMap(IReadOnlyList<StatusPair> Pairs, IReadOnlyList<QueueTeam> Teams)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<OwnerPerson>? People { get; init; }
    }
}

/// <param name="State">Key of the state here; null when not mapped.</param>
public sealed record StatusPair(string StatusId, string Name, string? State);

/// <param name="Queue">Name of the queue or project there: the product of its cases.</param>
public sealed record QueueTeam(string Queue, string TeamKey);

/// <param name="OwnerId">Key of the owner there.</param>
public sealed record OwnerPerson(string OwnerId, Guid PersonId);
