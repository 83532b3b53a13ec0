using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>An item whose evidence is to be shown.</summary>
/// <param name="FactId">The number that was clicked; null: all evidence.</param>
public sealed record EvidenceChoice(ShownItem Item, string? FactId);
