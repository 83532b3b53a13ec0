namespace RecsConsole.Casework.Conversation;

/// <summary>What a reply to the customer may be composed from: the suggestions that its author has on the screen.</summary>
/// <param name="ActionKey">The first suggested step, if it writes to the customer; null when it does not.</param>
/// <param name="Quotes">The passages of suggested documents that match the case, the best first.</param>
public sealed record ReplyBasis(Guid CaseId, string? ActionKey, IReadOnlyList<QuotedPassage> Quotes);
