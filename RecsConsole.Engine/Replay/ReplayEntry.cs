using System.Text;
using System.Text.Json;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;

namespace RecsConsole.Engine.Replay;

/// <summary>The entry point for replay: bytes in, bytes out, so that an older engine can be loaded beside the current one.</summary>
public static class ReplayEntry
{
    /// <summary>Replays a decision from its bundle; returns the canonical bytes of a <see cref="ReplayVerdict"/>.</summary>
    public static byte[] Run(ReadOnlySpan<byte> bundle) => CanonicalJson.Serialize(Judge(bundle));

    /// <summary>
    /// Opens a session for many decisions: bundles may omit shared parts, each of which is then fetched once by its hash. Thread-safe. Uses
    /// only types of the base class library, so that another engine version can be called.
    /// </summary>
    /// <param name="partOf">Gives the canonical bytes of a shared part by its hash; null when they are not stored.</param>
    public static Func<byte[], byte[]> Open(Func<string, byte[]?> partOf)
    {
        ArgumentNullException.ThrowIfNull(partOf);
        var session = new ReplaySession(partOf);
        return bundle => CanonicalJson.Serialize(Judge(bundle, session));
    }

    /// <summary>Replays a decision from its bundle.</summary>
    public static ReplayVerdict Judge(ReadOnlySpan<byte> bundle) => Judge(bundle, new ReplaySession(static _ => null));

    private static ReplayVerdict Judge(ReadOnlySpan<byte> bundle, ReplaySession session)
    {
        try
        {
            var wanted = ReplayBundle.VersionsOf(bundle);
            if (wanted is not null && !string.Equals(wanted.Engine, EngineVersions.Current, StringComparison.Ordinal))
            {
                return new(ReplayVerdict.EngineMissing, null, EngineVersions.Current, wanted.Engine);
            }

            return Judge(ReplayBundle.Parse(bundle), session);
        }
        catch (ReplayBundleException exception)
        {
            return Differs(exception.Section, null);
        }
    }

    public static ReplayVerdict Judge(ReplayBundle bundle) => Judge(bundle, new ReplaySession(static _ => null));

    private static ReplayVerdict Judge(ReplayBundle bundle, ReplaySession session)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var wanted = bundle.Versions.Engine;
        if (!string.Equals(wanted, EngineVersions.Current, StringComparison.Ordinal))
        {
            return new(ReplayVerdict.EngineMissing, null, EngineVersions.Current, wanted);
        }

        try
        {
            var difference = FirstDifference(bundle, session);
            return difference is null ? new(ReplayVerdict.Identical, null, EngineVersions.Current, wanted) : Differs(difference, wanted);
        }
        catch (ReplayBundleException exception)
        {
            return Differs(exception.Section, wanted);
        }
    }

    // Compares inputs as bytes before computing anything from them.
    private static string? FirstDifference(ReplayBundle bundle, ReplaySession session)
    {
        if (NamesDecision(bundle) && !HasDigest(bundle, Stages.Decision, Encoding.UTF8.GetBytes(bundle.DecisionId)))
        {
            return Stages.Decision;
        }

        if (!HasDigest(bundle, Stages.Snapshot, bundle.Snapshot))
        {
            return Stages.Snapshot;
        }

        var snapshot = session.Attach(Decode<CaseSnapshot>(bundle.Snapshot, Stages.Snapshot), bundle.Parts);
        if (!HasDigest(bundle, Stages.Opening, CanonicalJson.Serialize(bundle.Opening)))
        {
            return Stages.Opening;
        }

        var pipeline = PipelineOf(snapshot);
        return pipeline is null || pipeline.Versions != bundle.Versions
            ? Stages.Versions
            : FirstDifference(bundle, pipeline.Recommend(snapshot, bundle.Opening));
    }

    private static string? FirstDifference(ReplayBundle bundle, RankingResult ranking)
    {
        if (FirstDifference(ranking.Digests, bundle.Expected) is { } computed)
        {
            return computed;
        }

        if (!HasDigest(bundle, Stages.Validation, bundle.Validation))
        {
            return Stages.Validation;
        }

        var shown = ValidationApplier.Apply(ranking, Decode<ValidationFacts>(bundle.Validation, Stages.Validation));
        var count = shown.Digests.Count + (NamesDecision(bundle) ? 1 : 0);
        return FirstDifference(shown.Digests, bundle.Expected) ?? (bundle.Expected.Count == count ? null : Stages.Expected);
    }

    private static bool NamesDecision(ReplayBundle bundle) =>
        bundle.Expected.Any(digest => string.Equals(digest.Stage, Stages.Decision, StringComparison.Ordinal));

    // the snapshot says which ranker decided; comparing versions checks that the decision names the same one
    private static RecommendationPipeline? PipelineOf(CaseSnapshot snapshot) =>
        snapshot.Shared.Model is { } model && model.Problem() is not null
            ? null
            : RecommendationPipeline.For(snapshot.Shared.Model, EligibilityRules.All());

    private static T Decode<T>(byte[] bytes, string section)
    {
        try
        {
            return CanonicalJson.Deserialize<T>(bytes);
        }
        catch (JsonException exception)
        {
            throw new ReplayBundleException(section, exception);
        }
    }

    private static bool HasDigest(ReplayBundle bundle, string stage, byte[] bytes) =>
        bundle.Expected.Any(expected =>
            string.Equals(expected.Stage, stage, StringComparison.Ordinal)
            && string.Equals(expected.Sha256, CanonicalHash.Of(bytes), StringComparison.Ordinal)
        );

    private static string? FirstDifference(IReadOnlyList<StageDigest> computed, IReadOnlyList<StageDigest> expected)
    {
        for (var i = 0; i < computed.Count; i++)
        {
            if (i >= expected.Count || computed[i] != expected[i])
            {
                return computed[i].Stage;
            }
        }

        return null;
    }

    private static ReplayVerdict Differs(string stage, string? wanted) => new(ReplayVerdict.Differs, stage, EngineVersions.Current, wanted);
}
