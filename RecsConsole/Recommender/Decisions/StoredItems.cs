using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// The items of a stored decision as they were shown. Only the one that is asked for is built: an output is large, and is read each time
/// somebody asks why.
/// </summary>
public static class StoredItems
{
    /// <summary>The item of this id; null when it was not in the slate.</summary>
    /// <param name="output">The decision's stored output; an erased one has no items.</param>
    public static SlateItem? WithId(byte[] output, SlateKind kind, string id) =>
        Find(output, kind, item => string.Equals(Member<string>(item, "id"u8), id, StringComparison.Ordinal));

    /// <summary>The item of this rank; null when there is none.</summary>
    /// <param name="output">The decision's stored output; an erased one has no items.</param>
    public static SlateItem? AtRank(byte[] output, SlateKind kind, int rank) =>
        Find(output, kind, item => Member<int>(item, "rank"u8) == rank);

    private static SlateItem? Find(byte[] output, SlateKind kind, Predicate<ReadOnlyMemory<byte>> isAsked)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Length == 0
            ? null
            : Brotli.Read(
                output,
                slates =>
                    JsonParts
                        .Elements(slates)
                        .Where(slate => Member<SlateKind>(slate, "kind"u8) == kind)
                        .SelectMany(slate => JsonParts.Elements(JsonParts.Member(slate, "items"u8)))
                        .Where(item => isAsked(item))
                        .Select(item => CanonicalJson.Deserialize<SlateItem>(item.Span))
                        .FirstOrDefault()
            );
    }

    private static T Member<T>(ReadOnlyMemory<byte> json, ReadOnlySpan<byte> name) =>
        CanonicalJson.Deserialize<T>(JsonParts.Member(json, name).Span);
}
