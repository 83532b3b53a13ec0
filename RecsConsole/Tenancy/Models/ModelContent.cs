using System.Text.Json;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Tenancy.Models;

/// <summary>A model as stored in the registry: Brotli of its canonical bytes, identified by their hash.</summary>
public static class ModelContent
{
    /// <summary>The content and hash for a row.</summary>
    public static (byte[] Content, string Hash) Pack(RankerModel model)
    {
        var bytes = model is TreeModel trees ? CanonicalJson.Serialize(trees) : CanonicalJson.Serialize((LogisticModel)model);
        return (Brotli.Compress(bytes), CanonicalHash.Of(bytes));
    }

    /// <summary>Reads the model of a row.</summary>
    /// <exception cref="InvalidDataException">The content does not match its hash or is not a model.</exception>
    public static RankerModel Unpack(byte[] content, string hash)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            var bytes = Brotli.Decompress(content);
            return string.Equals(CanonicalHash.Of(bytes), hash, StringComparison.Ordinal)
                ? Read(bytes)
                : throw new InvalidDataException("The model is not what its hash says.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("The model cannot be read.", e);
        }
    }

    // only tree models have a text
    private static RankerModel Read(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.TryGetProperty("text", out _)
            ? CanonicalJson.Deserialize<TreeModel>(bytes)
            : CanonicalJson.Deserialize<LogisticModel>(bytes);
    }
}
