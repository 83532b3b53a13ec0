namespace RecsConsole.Embed;

/// <summary>What a panel showed: a decision, or a response to one.</summary>
internal sealed record SealedId(Guid CaseId, Guid Id);
