using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Decisions;

/// <summary>The items of one slate of a stored decision as they were shown; only those that are asked for are built.</summary>
public sealed class StoredItems
{
    private readonly List<ReadOnlyMemory<byte>> _items;

    private StoredItems(List<ReadOnlyMemory<byte>> items) => _items = items;

    /// <param name="output">The decision's stored output; an erased one has no items.</param>
    public static StoredItems Of(byte[] output, SlateKind kind)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new(
            output.Length == 0
                ? []
                :
                [
                    .. JsonParts
                        .Elements(Brotli.Decompress(output))
                        .Where(slate => CanonicalJson.Deserialize<SlateKind>(JsonParts.Member(slate, "kind"u8).Span) == kind)
                        .SelectMany(slate => JsonParts.Elements(JsonParts.Member(slate, "items"u8))),
                ]
        );
    }

    /// <summary>The item of this id; null when it was not in the slate.</summary>
    public SlateItem? WithId(string id) =>
        Read(
            _items.Find(item =>
                string.Equals(CanonicalJson.Deserialize<string>(JsonParts.Member(item, "id"u8).Span), id, StringComparison.Ordinal)
            )
        );

    /// <summary>The item of this rank; null when there is none.</summary>
    public SlateItem? AtRank(int rank) =>
        Read(_items.Find(item => CanonicalJson.Deserialize<int>(JsonParts.Member(item, "rank"u8).Span) == rank));

    private static SlateItem? Read(ReadOnlyMemory<byte> item) => item.IsEmpty ? null : CanonicalJson.Deserialize<SlateItem>(item.Span);
}
