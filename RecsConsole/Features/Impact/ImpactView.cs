using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Impact;

/// <summary>A report with names.</summary>
/// <param name="Items">Items shown more or less often, by slate kind, those with the largest difference first.</param>
/// <param name="Worst">The decisions that change most.</param>
public sealed record ImpactView(ImpactReport Report, IReadOnlyList<ImpactLine> Items, IReadOnlyList<ImpactExample> Worst)
{
    /// <summary>Which decisions were computed, as a sentence; null for the latest of all.</summary>
    public string? Sample { get; init; }
}

/// <summary>How often an item is shown before and after.</summary>
public sealed record ImpactLine(SlateKind Kind, string Id, string Title, int Before, int After);

/// <summary>A decision that changes, with each changed slate before and after.</summary>
/// <param name="At">When the decision was made: a case may be among the examples with several decisions.</param>
public sealed record ImpactExample(Guid DecisionId, string CaseKey, DateTimeOffset At, IReadOnlyList<ImpactSides> Slates);

/// <summary>The titles of a slate in order, before and after.</summary>
public sealed record ImpactSides(SlateKind Kind, IReadOnlyList<string> Before, IReadOnlyList<string> After);
