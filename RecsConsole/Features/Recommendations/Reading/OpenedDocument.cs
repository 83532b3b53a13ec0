using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Reading;

/// <summary>A suggested document that is read beside the case. What is said of it answers the decision it was opened from, whatever was suggested since.</summary>
public sealed record OpenedDocument(Guid DecisionId, ShownItem Item);
