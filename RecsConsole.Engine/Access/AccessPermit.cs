namespace RecsConsole.Engine.Access;

/// <summary>The basis of a permit, stored with its person, object and time.</summary>
/// <param name="Rules">Ids of the rules that hold, separated by spaces.</param>
/// <param name="Revision">Revision of the object's facts; null when none was read.</param>
/// <param name="GrantId">The grant that replaces the rules that do not hold; null when none was needed.</param>
public sealed record AccessPermit(string Rules, long? Revision, Guid? GrantId);
