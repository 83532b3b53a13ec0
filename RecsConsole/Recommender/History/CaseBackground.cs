namespace RecsConsole.Recommender.History;

/// <summary>What statistics need of a finished case beyond what search needs.</summary>
/// <param name="Workers">Who took its steps, in order; several steps in a row by one person count once.</param>
public sealed record CaseBackground(string Type, string? Region, string? AccountKey, string? AccountTier, IReadOnlyList<Guid> Workers)
{
    /// <summary>When each of its steps was taken and what came of it, in their order; empty when unknown.</summary>
    public IReadOnlyList<StepEnding> Endings { get; init; } = [];
}
