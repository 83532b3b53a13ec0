using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Decisions;

/// <summary>Reads the content of a stored decision from its row.</summary>
public static class DecisionContent
{
    /// <summary>Whether the decision's subject's key was destroyed: neither input nor output can be read.</summary>
    public static bool IsErased(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Snapshot.Length == 0;
    }

    /// <summary>The slates of a stored decision as they were shown.</summary>
    public static IReadOnlyList<Recommendation> OutputOf(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return OutputOf(row.Output);
    }

    /// <summary>The same from the stored output alone, for readers that do not load the rest of the row; none when it was erased.</summary>
    public static IReadOnlyList<Recommendation> OutputOf(byte[] output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Length == 0 ? [] : CanonicalJson.Deserialize<IReadOnlyList<Recommendation>>(Brotli.Decompress(output));
    }

    /// <summary>What final validation read for a stored decision.</summary>
    public static ValidationFacts ValidationOf(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return CanonicalJson.Deserialize<ValidationFacts>(Brotli.Decompress(row.Validation));
    }

    /// <summary>Hash of a stored output, as recorded in the decision's audit entry; null when it was erased.</summary>
    public static string? OutputHashOf(byte[] output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Length == 0 ? null : CanonicalHash.Of(Brotli.Decompress(output));
    }

    /// <summary>The versions recorded with a stored decision.</summary>
    public static DecisionVersions VersionsOf(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return VersionsOf(row.VersionsJson);
    }

    /// <summary>The same from the stored JSON alone.</summary>
    public static DecisionVersions VersionsOf(string versionsJson) => FromJson<DecisionVersions>(versionsJson);

    /// <summary>The snapshot of a stored decision, with shared parts that are already loaded.</summary>
    public static CaseSnapshot SnapshotOf(DecisionRow row, SharedParts shared) => SnapshotOf(row) with { Shared = shared };

    /// <summary>The snapshot of a stored decision without its shared parts.</summary>
    public static CaseSnapshot SnapshotOf(DecisionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return SnapshotOf(row.Snapshot);
    }

    /// <summary>The same from the stored snapshot alone.</summary>
    public static CaseSnapshot SnapshotOf(byte[] snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return CanonicalJson.Deserialize<CaseSnapshot>(Brotli.Decompress(snapshot));
    }

    internal static T FromJson<T>(string json) => CanonicalJson.Deserialize<T>(Encoding.UTF8.GetBytes(json));
}
