namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>What was typed of a customer and not saved.</summary>
/// <param name="Revision">That of the version it was begun on; null for a new one.</param>
public sealed record KeptTerms(long? Revision, AccountTerms Terms);
