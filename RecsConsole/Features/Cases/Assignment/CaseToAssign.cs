namespace RecsConsole.Features.Cases.Assignment;

/// <summary>A case on the screen that is to be reassigned.</summary>
/// <param name="Revision">Revision of the case shown on the screen.</param>
/// <param name="HolderId">Person the case is assigned to; null when unassigned.</param>
public sealed record CaseToAssign(Guid Id, string Key, long Revision, Guid? HolderId, string? Holder);

/// <summary>A case and its new assignee.</summary>
public sealed record CaseForPerson(Guid CaseId, Guid PersonId, string Name);
