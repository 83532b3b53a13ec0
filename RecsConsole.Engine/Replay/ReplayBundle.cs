using System.Text.Json;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Validation;

namespace RecsConsole.Engine.Replay;

/// <summary>
/// All that replay needs on another machine: inputs as canonical bytes (Base64 in the file), and the digests to compare with.
/// </summary>
/// <param name="Snapshot">Canonical bytes of the snapshot.</param>
/// <param name="Parts">Canonical bytes of the shared parts, by hash.</param>
/// <param name="Validation">Canonical bytes of <see cref="ValidationFacts"/>.</param>
/// <param name="Expected">Digest of each stage as recorded.</param>
public sealed record ReplayBundle(
    string DecisionId,
    EngineVersions Versions,
    RecommendationRequest Opening,
    byte[] Snapshot,
    IReadOnlyDictionary<string, byte[]> Parts,
    byte[] Validation,
    IReadOnlyList<StageDigest> Expected
)
{
    /// <summary>The bundle as a file.</summary>
    public byte[] Serialize() => CanonicalJson.Serialize(this);

    /// <summary>Reads a file section by section, so that an error names the damaged one.</summary>
    /// <exception cref="ReplayBundleException">A section, or the file as a whole, cannot be read.</exception>
    public static ReplayBundle Parse(ReadOnlySpan<byte> bundle)
    {
        var sections = Sections(bundle);
        // the engine's version first: the rest of another engine's bundle may have another form
        var versions = Section<EngineVersions>(bundle, sections, Stages.Versions);
        return new(
            Section<string>(bundle, sections, "decisionId"),
            versions,
            Section<RecommendationRequest>(bundle, sections, Stages.Opening),
            Section<byte[]>(bundle, sections, Stages.Snapshot),
            Section<IReadOnlyDictionary<string, byte[]>>(bundle, sections, Stages.Parts),
            Section<byte[]>(bundle, sections, Stages.Validation),
            Section<IReadOnlyList<StageDigest>>(bundle, sections, Stages.Expected)
        );
    }

    /// <summary>Reads only the engine's versions; null when the file does not contain them.</summary>
    public static EngineVersions? VersionsOf(ReadOnlySpan<byte> bundle)
    {
        try
        {
            return Section<EngineVersions>(bundle, Sections(bundle), Stages.Versions);
        }
        catch (ReplayBundleException)
        {
            return null;
        }
    }

    private static Dictionary<string, Range> Sections(ReadOnlySpan<byte> bundle)
    {
        var sections = new Dictionary<string, Range>(StringComparer.Ordinal);
        var name = Stages.Bundle;
        try
        {
            var reader = new Utf8JsonReader(bundle);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new ReplayBundleException(Stages.Bundle, null);
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                sections[name] = start..(int)reader.BytesConsumed;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ReplayBundleException(Known(name), exception);
        }

        return sections;
    }

    private static T Section<T>(ReadOnlySpan<byte> bundle, Dictionary<string, Range> sections, string name)
    {
        if (!sections.TryGetValue(name, out var range))
        {
            throw new ReplayBundleException(Known(name), null);
        }

        try
        {
            return CanonicalJson.Deserialize<T>(bundle[range]);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new ReplayBundleException(Known(name), exception);
        }
    }

    private static string Known(string name) =>
        name is Stages.Versions or Stages.Snapshot or Stages.Parts or Stages.Opening or Stages.Validation or Stages.Expected
            ? name
            : Stages.Bundle;
}
