namespace RecsConsole.Features.Cases.Assignment;

/// <summary>A case on the screen that is to change hands.</summary>
/// <param name="Revision">Of the case on the screen.</param>
/// <param name="HolderId">Who has it; null when nobody does.</param>
public sealed record CaseToAssign(Guid Id, string Key, long Revision, Guid? HolderId, string? Holder);

/// <summary>A case and who is to have it.</summary>
/// <param name="Name">Of the person.</param>
public sealed record CaseForPerson(Guid CaseId, Guid PersonId, string Name);
