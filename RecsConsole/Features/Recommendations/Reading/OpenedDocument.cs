using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Reading;

/// <summary>
/// A suggested document open beside the case. Feedback on it belongs to the decision it was opened from, even after newer suggestions.
/// </summary>
public sealed record OpenedDocument(Guid DecisionId, ShownItem Item);
