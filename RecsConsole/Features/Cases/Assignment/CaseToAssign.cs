namespace RecsConsole.Features.Cases.Assignment;

/// <summary>A case on the screen that is to change hands.</summary>
/// <param name="Revision">Of the case on the screen.</param>
/// <param name="HolderId">Who has it; null when nobody does.</param>
public sealed record CaseToAssign(Guid Id, string Key, long Revision, Guid? HolderId, string? Holder);
