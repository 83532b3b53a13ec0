using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// How the team that has the case responded before to an item suggested on cases of the same type and issue type, none of them more
/// confidential than this one.
/// </summary>
/// <param name="Accepted">How often somebody accepted it, or chose it instead of another.</param>
/// <param name="Refused">How often somebody dismissed it, or chose another instead.</param>
public sealed record ItemResponses(SlateKind Kind, string ItemId, int Accepted, int Refused);
