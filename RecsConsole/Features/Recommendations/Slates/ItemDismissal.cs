using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>Feedback on an item: why the item is not wanted, or that it was useful.</summary>
public sealed record ItemDismissal(ShownItem Item, GivenReason Said);
