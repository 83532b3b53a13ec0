using RecsConsole.Casework.Linked;

namespace RecsConsole.Features.Connections.Editing;

/// <summary>Unsaved edits of a connection. Never its credentials: those are typed again.</summary>
/// <param name="Revision">Revision they are based on; 0 for a new connection.</param>
public sealed record KeptConnection(long Revision, string Name, string Kind, string Address, string CaseTypeKey)
{
    public string Queue { get; init; } = "";

    public string KeyPrefix { get; init; } = "";

    public string TeamKey { get; init; } = "";

    public bool NotesArePrivate { get; init; } = true;

    public bool CarriesNotes { get; init; } = true;

    public bool LinksBack { get; init; } = true;

    public bool IsEnabled { get; init; } = true;

    public string Mapping { get; init; } = "";

    public IReadOnlyList<StatusPair> Statuses { get; init; } = [];

    public IReadOnlyList<QueueTeam> Teams { get; init; } = [];

    /// <summary>Whether both have the same content.</summary>
    public bool IsSame(KeptConnection other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Statuses = other.Statuses, Teams = other.Teams } == other
            && Statuses.SequenceEqual(other.Statuses)
            && Teams.SequenceEqual(other.Teams);
    }
}
