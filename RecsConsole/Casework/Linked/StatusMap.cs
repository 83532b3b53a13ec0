using System.Text.Json;

namespace RecsConsole.Casework.Linked;

/// <summary>Which status of another system is which state here. A status without a state moves nothing; a state without a status is not carried over.</summary>
public sealed record StatusMap(IReadOnlyList<StatusPair> Pairs)
{
    public static StatusMap Read(string json) => new(JsonSerializer.Deserialize<List<StatusPair>>(json) ?? []);

    public string Write() => JsonSerializer.Serialize(Pairs);

    /// <summary>The state of a status; null where none is named.</summary>
    public string? StateOf(string statusId) =>
        Pairs.FirstOrDefault(pair => string.Equals(pair.StatusId, statusId, StringComparison.Ordinal))?.State;

    /// <summary>The status that a ticket is to get for a state: the first that means it; null where it has one already, or none means it.</summary>
    public string? StatusFor(string state, string? hasNow) =>
        hasNow is not null && string.Equals(StateOf(hasNow), state, StringComparison.Ordinal)
            ? null
            : Pairs.FirstOrDefault(pair => string.Equals(pair.State, state, StringComparison.Ordinal))?.StatusId;
}

/// <param name="State">Key of the state here; null: none.</param>
public sealed record StatusPair(string StatusId, string Name, string? State);
