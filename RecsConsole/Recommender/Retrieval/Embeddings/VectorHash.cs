using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// Determines whether a stored vector still belongs to its text. For an external model the hash has two halves: of the text, which decides
/// whether search uses the vector, and of what was sent, which causes it to be recomputed when the mask or a name has changed.
/// </summary>
internal static class VectorHash
{
    private const int Half = 32;

    /// <param name="outbound">The part of the text that is sent; null under the tenant's own basis.</param>
    public static string Of(SearchText text, OutboundText? outbound) =>
        outbound is null ? text.ContentHash : text.ContentHash[..Half] + outbound.Hash[..Half];

    /// <summary>
    /// Whether the vector was computed from the current text; until it is recomputed, a new mask removes nothing from search.
    /// </summary>
    public static bool IsOf(string stored, SearchText text, bool isSent) =>
        isSent
            ? stored.Length >= Half && text.ContentHash.AsSpan(0, Half).SequenceEqual(stored.AsSpan(0, Half))
            : string.Equals(stored, text.ContentHash, StringComparison.Ordinal);
}
