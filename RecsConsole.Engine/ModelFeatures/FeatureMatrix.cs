namespace RecsConsole.Engine.ModelFeatures;

/// <summary>One row per eligible candidate in their order, one column per name; values scaled by 1,000,000.</summary>
public sealed record FeatureMatrix(int SchemaVersion, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<long>> Rows)
{
    /// <summary>Index of a column.</summary>
    /// <exception cref="ArgumentException">The schema has no column with this name.</exception>
    public int ColumnOf(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"The feature matrix (schema {SchemaVersion}) has no column '{name}'.", nameof(name));
    }
}
