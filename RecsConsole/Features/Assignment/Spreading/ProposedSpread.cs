namespace RecsConsole.Features.Assignment.Spreading;

/// <summary>Who would get which case.</summary>
/// <param name="Cases">Those that the reader may give, by their keys.</param>
/// <param name="People">Everybody who could have one of them, by name.</param>
public sealed record ProposedSpread(IReadOnlyList<SpreadCase> Cases, IReadOnlyList<SpreadPerson> People)
{
    /// <summary>How many chosen cases are not among them: closed, of no known type, not the reader's to give, or too many at once.</summary>
    public int LeftOut { get; init; }
}

/// <param name="PersonId">Who gets it by the plan; null where nobody does, and <see cref="Gap" /> says why.</param>
/// <param name="Fits">The people of its team who may have it, are not away and have no conflict of interest: those who fit it by the plan first, the best of them at the top.</param>
public sealed record SpreadCase(Guid Id, string Key, string Title, Guid? PersonId, IReadOnlyList<SpreadFit> Fits)
{
    /// <summary>Who has it now; null when nobody does.</summary>
    public Guid? HolderId { get; init; }

    /// <summary>Why the plan gives it to nobody; null where it gives it to somebody.</summary>
    public SpreadGap? Gap { get; init; }
}

/// <summary>Why the plan gives a case to nobody.</summary>
public enum SpreadGap
{
    /// <summary>Nobody of its team who is here and has no conflict of interest fits it.</summary>
    NobodyFits,

    /// <summary>All who fit carry what they can.</summary>
    NobodyHasRoom,

    /// <summary>Some who fit could carry it, but would be asked more often than a day allows.</summary>
    AskedEnough,

    /// <summary>Its deadline is near, and nobody who fits and has room is at work.</summary>
    NobodyAtWork,

    /// <summary>The same, with the deadline over.</summary>
    NobodyAtWorkAndLate,
}

/// <summary>Why somebody fits a case.</summary>
/// <param name="Level">Of the skill that the case needs, from 0 to 5.</param>
/// <param name="Solved">How many cases of its kind they have solved.</param>
public sealed record SpreadFit(Guid PersonId, int Level, int Solved)
{
    /// <summary>False where the plan would not give it to them now.</summary>
    public bool IsByThePlan { get; init; } = true;
}

/// <summary>Somebody who could have some of the cases, or has some.</summary>
/// <param name="Carries">Their open cases without these.</param>
/// <param name="Room">How many of these the plan lets them have at most.</param>
public sealed record SpreadPerson(Guid Id, string Name, int Carries, int Capacity, int Room);

/// <summary>A case and who is to have it.</summary>
public sealed record SpreadChoice(Guid CaseId, Guid PersonId, string Name);
