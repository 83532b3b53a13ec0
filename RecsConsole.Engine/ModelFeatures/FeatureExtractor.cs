using System.Diagnostics.CodeAnalysis;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Turns candidates into rows: the same code for serving and for training. Values are 0 to 1, scaled by 1,000,000.</summary>
public sealed class FeatureExtractor
{
    /// <summary>Version of the columns and their computation.</summary>
    public const int SchemaVersion = FeatureTable.SchemaVersion;

    /// <summary>One row per candidate, in their order; reads Visible and the shared parts only.</summary>
    /// <exception cref="InvalidOperationException">A candidate is not in the snapshot.</exception>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "A step of the pipeline is an object")]
    public FeatureMatrix Extract(CaseSnapshot snapshot, SlateKind kind, IReadOnlyList<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(candidates);
        var features = FeatureTable.Of(kind);
        // a feature that the tenant denies is 0 for all candidates, so it cannot change their order
        var denied = snapshot.Shared.Configuration.DeniedFeatures;
        bool[] isServed = [.. features.Select(feature => denied is null || !FeatureDenyList.IsDenied(feature.Name, denied))];
        var rows = new IReadOnlyList<long>[candidates.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var input = FeatureInput.From(snapshot, candidates[i]);
            var row = new long[features.Count];
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = isServed[column] ? features[column].ValueOf(input) : 0;
            }

            rows[i] = row;
        }

        return new(SchemaVersion, FeatureColumns.Of(kind), rows);
    }
}
