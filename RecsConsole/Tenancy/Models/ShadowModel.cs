using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tenancy.Models;

/// <summary>A model that ranks in parallel to the served ranking, and is never shown.</summary>
public sealed record ShadowModel(Guid Id, SlateKind Kind, ModelPart Part);
