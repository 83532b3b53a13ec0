using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// Every version a decision depends on: the engine's own, the hashes of the shared parts (catalog with policies, people, settings,
/// workflow), and the search content.
/// </summary>
public sealed record DecisionVersions(EngineVersions Engine, PartHashes Parts, int Configuration, string Search);
