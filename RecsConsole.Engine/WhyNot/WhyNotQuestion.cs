using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.WhyNot;

/// <summary>A decision as it was made, and the item asked about.</summary>
public sealed record WhyNotQuestion(CaseSnapshot Snapshot, Opening Opening, ValidationFacts Validation, KnownItem Item);
