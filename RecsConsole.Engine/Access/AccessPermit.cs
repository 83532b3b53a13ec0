namespace RecsConsole.Engine.Access;

/// <summary>The basis of a permit, stored beside the person, the object and the time it is for.</summary>
/// <param name="Rules">Ids of the rules that hold, with a space between.</param>
/// <param name="Revision">Revision of the object's facts; null when none was read.</param>
/// <param name="GrantId">The grant that stands in for what does not hold by itself.</param>
public sealed record AccessPermit(string Rules, long? Revision, Guid? GrantId);
