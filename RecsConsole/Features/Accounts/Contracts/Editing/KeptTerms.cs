namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>Unsaved edits of a customer.</summary>
/// <param name="Revision">Revision of the version they are based on; null for a new customer.</param>
public sealed record KeptTerms(long? Revision, AccountTerms Terms);
