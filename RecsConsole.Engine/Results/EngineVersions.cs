namespace RecsConsole.Engine.Results;

/// <summary>
/// Versions of the engine's parts, recorded in each decision. When a golden output changes, <see cref="Engine"/> changes with it.
/// </summary>
public sealed record EngineVersions(string Engine, int SnapshotSchema, int FeatureSchema, string Model, int Templates)
{
    /// <summary>The version of this engine.</summary>
    public const string Current = "1.5.0";
}
