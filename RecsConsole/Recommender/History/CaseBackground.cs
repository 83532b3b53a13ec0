using RecsConsole.Engine.Solutions;
using RecsConsole.Recommender.History.Answers;

namespace RecsConsole.Recommender.History;

/// <summary>What the statistics need to know about a finished case beyond what search needs.</summary>
/// <param name="Workers">The people who took the case's steps, in order; consecutive steps by one person count once.</param>
public sealed record CaseBackground(string Type, string? Region, string? AccountKey, string? AccountTier, IReadOnlyList<Guid> Workers)
{
    /// <summary>The case's fields at opening and its final team, for routing; null when routing does not count it.</summary>
    public CaseOpening? Opened { get; init; }

    /// <summary>Which of the fields that similarity uses the case has, see <see cref="FieldsInUse.KnownOf"/>.</summary>
    public int KnownFields { get; init; }

    /// <summary>Whether it may have had a product that was erased with its texts: its cases are not those without a product.</summary>
    public bool HasErasedProduct { get; init; }

    /// <summary>What solved the case and what it showed; null where no step did, as far as known.</summary>
    public SolvedCase? Solved { get; init; }

    /// <summary>When each of the case's steps was taken and what came of it, in their order; empty when unknown.</summary>
    public IReadOnlyList<StepEnding> Endings { get; init; } = [];

    /// <summary>The steps after which the case waited for an answer, and how long that took.</summary>
    public IReadOnlyList<AnsweredStep> Answers { get; init; } = [];
}

/// <summary>A case as it was opened, and the team that had it in the end.</summary>
public sealed record CaseOpening(DateTimeOffset At, IReadOnlyList<KeyValuePair<string, string>> Fields, string? FinishedBy);
