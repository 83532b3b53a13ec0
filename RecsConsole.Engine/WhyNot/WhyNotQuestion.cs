using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;

namespace RecsConsole.Engine.WhyNot;

/// <summary>A decision as it was made, and the item asked about.</summary>
public sealed record WhyNotQuestion(CaseSnapshot Snapshot, RecommendationRequest Request, ValidationFacts Validation, KnownItem Item);
