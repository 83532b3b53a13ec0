using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// What tells whether a stored vector is still that of its text. Of a vector from elsewhere it has two halves: of the text, by which a search takes it, and
/// of what was sent, by which it is made again when the mask or a name has changed.
/// </summary>
internal static class VectorHash
{
    private const int Half = 32;

    /// <param name="outbound">What of the text is sent; null under the tenant's own basis.</param>
    public static string Of(SearchText text, OutboundText? outbound) =>
        outbound is null ? text.ContentHash : text.ContentHash[..Half] + outbound.Hash[..Half];

    /// <summary>Whether the text is still the one that the vector was made of; until the vector is made again, a new mask takes nothing from a search.</summary>
    public static bool IsOf(string stored, SearchText text, bool isSent) =>
        isSent
            ? stored.Length >= Half && text.ContentHash.AsSpan(0, Half).SequenceEqual(stored.AsSpan(0, Half))
            : string.Equals(stored, text.ContentHash, StringComparison.Ordinal);
}
