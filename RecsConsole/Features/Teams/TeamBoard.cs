using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Teams;

/// <summary>The current state of a supervisor's teams. Counts cover open cases that the reader may view.</summary>
/// <param name="Cases">Cases of the expanded groups, by id.</param>
/// <param name="MayAssign">Whether the reader may assign cases to others.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record TeamBoard(IReadOnlyList<BoardTeam> Teams, IReadOnlyDictionary<Guid, BoardLine> Cases, bool MayAssign, string? TimeZone)
{
    public IEnumerable<BoardGroup> Groups => Teams.SelectMany(team => team.Groups);
}

/// <summary>A team, with its people and its unassigned cases.</summary>
/// <param name="Counts">Counts of the team's cases, whoever is assigned.</param>
/// <param name="Unassigned">The team's unassigned cases.</param>
public sealed record BoardTeam(string Key, string Name, BoardCounts Counts, BoardGroup Unassigned, IReadOnlyList<BoardPerson> People)
{
    public IEnumerable<BoardGroup> Groups => People.Select(person => person.Group).Prepend(Unassigned);
}

/// <summary>A person with a share of the work.</summary>
/// <param name="IsMember">False for somebody of another team, or who has left, with cases of this one.</param>
/// <param name="Group">All their open cases, of whatever team.</param>
public sealed record BoardPerson(Guid Id, string Name, AtWork AtWork, int Capacity, bool IsMember, BoardGroup Group)
{
    /// <summary>The person has left, and still has cases.</summary>
    public bool HasLeft { get; init; }
}

/// <summary>Cases that are expanded together.</summary>
/// <param name="Key">The group's key in the URL.</param>
/// <param name="Cases">Earliest deadline first.</param>
public sealed record BoardGroup(string Key, bool IsUnassigned, BoardCounts Counts, IReadOnlyList<Guid> Cases);

/// <param name="Late">The deadline has passed.</param>
/// <param name="AtRisk">Not late, with less than four working hours left.</param>
/// <param name="Waiting">Number of cases that wait for the customer, or for somebody else outside.</param>
public sealed record BoardCounts(int Open, int Unassigned, int AtRisk, int Late, int Waiting);

/// <summary>A case of an expanded group.</summary>
public sealed record BoardLine(Guid Id, string Key, string Title, string State, long Revision)
{
    public string? Customer { get; init; }

    public SlaView? Sla { get; init; }

    public int? Priority { get; init; }

    /// <summary>Name of the case's team; null when it has none.</summary>
    public string? Team { get; init; }

    public Guid? HolderId { get; init; }

    public string? Holder { get; init; }

    /// <summary>When to look at the case again; null when it is not set aside.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>The customer wrote last, and nobody has replied.</summary>
    public bool CustomerWaits { get; init; }

    /// <summary>Whether the reader may assign the case.</summary>
    public bool MayGive { get; init; }
}
