using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>An item that somebody does not want, and the reason they chose, one of <see cref="Casework.DismissReasons"/>.</summary>
public sealed record ItemDismissal(ShownItem Item, string Reason);
