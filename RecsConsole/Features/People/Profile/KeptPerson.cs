namespace RecsConsole.Features.People.Profile;

/// <summary>What was typed of a person and not saved.</summary>
/// <param name="Revision">That of the version it was begun on.</param>
public sealed record KeptPerson(long Revision, PersonProfile Profile);
