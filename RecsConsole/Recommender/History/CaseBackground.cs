using RecsConsole.Engine.Solutions;

namespace RecsConsole.Recommender.History;

/// <summary>What statistics need of a finished case beyond what search needs.</summary>
/// <param name="Workers">Who took its steps, in order; several steps in a row by one person count once.</param>
public sealed record CaseBackground(string Type, string? Region, string? AccountKey, string? AccountTier, IReadOnlyList<Guid> Workers)
{
    /// <summary>Its fields at its opening and the team in the end, for routing; null: it is not counted there.</summary>
    public CaseOpening? Opened { get; init; }

    /// <summary>What solved it and what it showed; null where no step did, as far as known.</summary>
    public SolvedCase? Solved { get; init; }

    /// <summary>When each of its steps was taken and what came of it, in their order; empty when unknown.</summary>
    public IReadOnlyList<StepEnding> Endings { get; init; } = [];
}

/// <summary>A case as it was opened, and the team that had it in the end.</summary>
public sealed record CaseOpening(DateTimeOffset At, IReadOnlyList<KeyValuePair<string, string>> Fields, string? FinishedBy);
