using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>An object that a source named and this actor may not use: id, kind and reason, nothing else.</summary>
/// <param name="Source">The source that named it.</param>
public sealed record WithheldObject(SlateKind Kind, string Id, ReasonCode Reason, string Source);
