namespace RecsConsole.Features.Assignment.Spreading;

/// <summary>Who would get which case.</summary>
/// <param name="Cases">Those that the reader may give, by their keys.</param>
/// <param name="People">Everybody who could have one of them, by name.</param>
public sealed record ProposedSpread(IReadOnlyList<SpreadCase> Cases, IReadOnlyList<SpreadPerson> People);

/// <param name="PersonId">Who gets it by the plan; null where nobody who fits has room.</param>
/// <param name="Fits">The people of its team who may have it and are not away: those who fit it by the plan first, the best of them at the top.</param>
public sealed record SpreadCase(Guid Id, string Key, string Title, Guid? PersonId, IReadOnlyList<SpreadFit> Fits)
{
    /// <summary>Its deadline is so near that the plan gives it only to people at work.</summary>
    public bool IsUrgent { get; init; }
}

/// <summary>Why somebody fits a case.</summary>
/// <param name="Level">Of the skill that the case needs, from 0 to 5.</param>
/// <param name="Solved">How many cases of its kind they have solved.</param>
public sealed record SpreadFit(Guid PersonId, int Level, int Solved)
{
    /// <summary>False where the plan would not give it to them now.</summary>
    public bool IsByThePlan { get; init; } = true;
}

/// <summary>Somebody who could have some of the cases.</summary>
/// <param name="Carries">What they have without these cases: open cases and questions of the last day.</param>
/// <param name="Room">How many more the plan gives them at most.</param>
public sealed record SpreadPerson(Guid Id, string Name, int Carries, int Capacity, int Room);

/// <summary>A case and who is to have it.</summary>
public sealed record SpreadChoice(Guid CaseId, Guid PersonId, string Name);
