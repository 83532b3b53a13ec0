using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tenancy.Models;

/// <summary>A model that ranks beside what is served, and is never shown.</summary>
public sealed record ShadowModel(Guid Id, SlateKind Kind, ModelPart Part);
