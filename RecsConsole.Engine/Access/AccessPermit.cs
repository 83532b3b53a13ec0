namespace RecsConsole.Engine.Access;

/// <summary>What a permit rests on, as it is stored with what was permitted; who, what and when stand beside it.</summary>
/// <param name="Rules">Ids of the rules that hold, with a space between.</param>
/// <param name="Revision">Revision of the object's facts; null where nobody read one.</param>
/// <param name="GrantId">The grant that stands in for what does not hold by itself.</param>
public sealed record AccessPermit(string Rules, long? Revision, Guid? GrantId);
