using System.Diagnostics.CodeAnalysis;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Turns candidates into rows: the same code for serving and for training. Values are 0 to 1, scaled by 1,000,000.</summary>
public sealed class FeatureExtractor
{
    /// <summary>Version of the columns and of how they are computed.</summary>
    public const int SchemaVersion = 2;

    private const int LowestPriority = 4;
    private const int MaxSimilarCases = 50;

    /// <summary>One row per candidate, in their order; reads Visible and the shared parts only.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "A step of the pipeline is an object")]
    public FeatureMatrix Extract(CaseSnapshot snapshot, SlateKind kind, IReadOnlyList<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(candidates);
        var index = SnapshotIndex.Of(snapshot);
        var columns = FeatureColumns.Of(kind);
        // a column whose name holds a word that the tenant denies is the same for all: it can move nothing
        var added = snapshot.Shared.Configuration.DeniedFeatures;
        var denied = added is null ? null : columns.Select(column => FeatureDenyList.IsDenied(column, added)).ToArray();
        var rows = new IReadOnlyList<long>[candidates.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new FeatureRow(columns, denied);
            AddShared(row, snapshot, index, candidates[i]);
            switch (kind)
            {
                case SlateKind.Action:
                    ActionFeatures.Add(row, snapshot, index, candidates[i]);
                    break;
                case SlateKind.Document:
                    DocumentFeatures.Add(row, snapshot, index, candidates[i]);
                    break;
                default:
                    ExpertFeatures.Add(row, snapshot, index, candidates[i]);
                    break;
            }

            rows[i] = row.Values;
        }

        return new(SchemaVersion, columns, rows);
    }

    /// <summary>
    /// Smoothed success rate (k + 1) / (n + 2), the mean of Beta(1 + k, 1 + n - k): the uniform prior keeps few cases near one half.
    /// </summary>
    internal static long SuccessRate(int endedWell, int used) => FixedPoint.One * (endedWell + 1) / (used + 2);

    /// <summary>Halves with every so many days: half / (half + days), 1 for today or later.</summary>
    internal static long Recency(DateTimeOffset at, DateTimeOffset? since, int halfDays) =>
        since is not { } instant ? 0 : FixedPoint.One * halfDays / (halfDays + Math.Max(0, (at - instant).Days));

    /// <summary>Pressure of the case's deadline.</summary>
    internal static long Pressure(CaseSnapshot snapshot) => FixedPoint.FromDouble(SlaClock.Pressure(snapshot.Case.SlaBand));

    /// <summary>1 for the case's issue type, half for any, 0 for others.</summary>
    internal static long IssueTypeMatch(IReadOnlyList<string> issueTypes, string issueType)
    {
        if (issueTypes.Count == 0)
        {
            return FixedPoint.One / 2;
        }

        return issueTypes.Contains(issueType, StringComparer.Ordinal) ? FixedPoint.One : 0;
    }

    private static void AddShared(FeatureRow row, CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate)
    {
        var use = index.Evidence.Of(candidate.Kind, candidate.Id);
        row.Set(FeatureColumns.Match, Fusion.Of(candidate.Provenance, snapshot.Shared.Configuration.SourceWeights));
        row.Set(FeatureColumns.HistoricalSuccess, FixedPoint.FromDouble(WilsonInterval.Lower(use.EndedWell, use.Used)));
        row.Set(FeatureColumns.SuccessRate, SuccessRate(use.EndedWell, use.Used));
        row.Set(FeatureColumns.SimilarCases, FixedPoint.One * use.Used / MaxSimilarCases);
        row.Set(FeatureColumns.SlaPressure, Pressure(snapshot));
        row.Set(
            FeatureColumns.Priority,
            snapshot.Case.Priority is { } priority ? FixedPoint.One * (LowestPriority - priority) / (LowestPriority - 1) : 0
        );
    }
}
