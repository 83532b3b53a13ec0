namespace RecsConsole.Features.Assignment.Spreading;

/// <summary>A proposal of who gets which case.</summary>
/// <param name="Cases">The cases that the reader may assign, by key.</param>
/// <param name="People">Everybody who could get one of them, by name.</param>
public sealed record ProposedSpread(IReadOnlyList<SpreadCase> Cases, IReadOnlyList<SpreadPerson> People)
{
    /// <summary>Number of chosen cases left out: closed, of an unknown type, not the reader's to assign, or too many at once.</summary>
    public int LeftOut { get; init; }
}

/// <param name="PersonId">Person the case is planned for; null when there is none, and <see cref="Gap" /> says why.</param>
/// <param name="Fits">
/// People of its team who may have it, are not absent and have no conflict of interest: those eligible in the plan first, the best at the
/// top.
/// </param>
public sealed record SpreadCase(Guid Id, string Key, string Title, Guid? PersonId, IReadOnlyList<SpreadFit> Fits)
{
    /// <summary>Current assignee; null when unassigned.</summary>
    public Guid? HolderId { get; init; }

    /// <summary>Why the plan assigns the case to nobody; null when it assigns the case to somebody.</summary>
    public SpreadGap? Gap { get; init; }
}

/// <summary>Why the plan assigns a case to nobody.</summary>
public enum SpreadGap
{
    /// <summary>Nobody of the case's team who is present and has no conflict of interest fits the case.</summary>
    NobodyFits,

    /// <summary>Everybody who fits is at capacity.</summary>
    NobodyHasRoom,

    /// <summary>Some who fit have capacity, but would exceed the daily limit of requests.</summary>
    AskedEnough,

    /// <summary>The case's deadline is near, and nobody who fits and has capacity is at work.</summary>
    NobodyAtWork,

    /// <summary>The same, but the deadline has passed.</summary>
    NobodyAtWorkAndLate,
}

/// <summary>How well a person fits a case.</summary>
/// <param name="Level">Level of the skill the case needs, from 0 to 5.</param>
/// <param name="Solved">Number of cases of its kind they have solved.</param>
public sealed record SpreadFit(Guid PersonId, int Level, int Solved)
{
    /// <summary>False if the plan would not assign it to them now.</summary>
    public bool IsByThePlan { get; init; } = true;
}

/// <summary>A person who could get some of the cases, or has some.</summary>
/// <param name="Carries">Their open cases, without these.</param>
/// <param name="Room">Maximum number of these cases that the plan assigns to them.</param>
public sealed record SpreadPerson(Guid Id, string Name, int Carries, int Capacity, int Room);

/// <summary>A case with its new assignee.</summary>
public sealed record SpreadChoice(Guid CaseId, Guid PersonId, string Name);
