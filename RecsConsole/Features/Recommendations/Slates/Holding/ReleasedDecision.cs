using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates.Holding;

/// <summary>Suggestions that waited and are now shown.</summary>
/// <param name="IsAsked">The person asked for them: their focus stays on the list.</param>
public sealed record ReleasedDecision(ShownDecision Next, bool IsAsked);
