namespace RecsConsole.Engine.ModelFeatures;

/// <summary>One row per eligible candidate in their order, one column per name; values scaled by 1,000,000.</summary>
public sealed record FeatureMatrix(
    int SchemaVersion,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<long>> Rows
);
