using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>What somebody said of an item: why they do not want it, or that it was useful.</summary>
public sealed record ItemDismissal(ShownItem Item, GivenReason Said);
