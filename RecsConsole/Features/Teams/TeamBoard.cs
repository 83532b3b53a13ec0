using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Teams;

/// <summary>The teams of a supervisor as they stand now. Counts are of open cases that the reader may view.</summary>
/// <param name="Cases">By id: the cases of the groups that are unfolded.</param>
/// <param name="MayAssign">The reader may give cases to others.</param>
/// <param name="TimeZone">The reader's.</param>
public sealed record TeamBoard(IReadOnlyList<BoardTeam> Teams, IReadOnlyDictionary<Guid, BoardLine> Cases, bool MayAssign, string? TimeZone)
{
    public IEnumerable<BoardGroup> Groups => Teams.SelectMany(team => team.Groups);
}

/// <summary>A team, with its people and with what nobody has.</summary>
/// <param name="Counts">Of the cases of the team, whoever has them.</param>
/// <param name="Unassigned">Its cases that nobody has.</param>
public sealed record BoardTeam(string Key, string Name, BoardCounts Counts, BoardGroup Unassigned, IReadOnlyList<BoardPerson> People)
{
    public IEnumerable<BoardGroup> Groups => People.Select(person => person.Group).Prepend(Unassigned);
}

/// <summary>Somebody with a part of the work.</summary>
/// <param name="IsMember">False for somebody of another team, or who has left, with cases of this one.</param>
/// <param name="Group">All their open cases, of whatever team.</param>
public sealed record BoardPerson(Guid Id, string Name, AtWork AtWork, int Capacity, bool IsMember, BoardGroup Group)
{
    /// <summary>They no longer work here, and still have cases.</summary>
    public bool HasLeft { get; init; }
}

/// <summary>Cases that are unfolded together.</summary>
/// <param name="Key">In the address.</param>
/// <param name="Cases">What is due first comes first.</param>
public sealed record BoardGroup(string Key, bool IsUnassigned, BoardCounts Counts, IReadOnlyList<Guid> Cases);

/// <param name="Late">The deadline has passed.</param>
/// <param name="AtRisk">Not late, and less than four working hours to go.</param>
/// <param name="Waiting">In a state that waits for the customer, or for somebody else outside.</param>
public sealed record BoardCounts(int Open, int Unassigned, int AtRisk, int Late, int Waiting);

/// <summary>A case of an unfolded group.</summary>
public sealed record BoardLine(Guid Id, string Key, string Title, string State, long Revision)
{
    public string? Customer { get; init; }

    public SlaView? Sla { get; init; }

    public int? Priority { get; init; }

    /// <summary>Name of its team; null when it has none.</summary>
    public string? Team { get; init; }

    public Guid? HolderId { get; init; }

    public string? Holder { get; init; }

    /// <summary>When it is to be looked at again; null when it is not set aside.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>The customer wrote, and nobody has answered.</summary>
    public bool CustomerWaits { get; init; }

    /// <summary>The reader may give it to somebody.</summary>
    public bool MayGive { get; init; }
}
