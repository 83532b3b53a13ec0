namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>Unsaved edits of a webhook.</summary>
/// <param name="Revision">Revision they are based on; 0 for a new webhook.</param>
public sealed record KeptWebhook(long Revision, string Name, string Address, Guid? PersonId, IReadOnlyList<string> Kinds);
