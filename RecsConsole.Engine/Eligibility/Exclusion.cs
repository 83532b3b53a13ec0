using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>A candidate that may not be shown, and why. <paramref name="Sources"/> are the names of the sources that proposed it.</summary>
public sealed record Exclusion(SlateKind Kind, string Id, IReadOnlyList<ReasonCode> Reasons, IReadOnlyList<string> Sources);
