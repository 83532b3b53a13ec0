namespace RecsConsole.Features.People.Profile;

/// <summary>Unsaved input for a person.</summary>
/// <param name="Revision">The revision that the draft is based on.</param>
public sealed record KeptPerson(long Revision, PersonProfile Profile);
