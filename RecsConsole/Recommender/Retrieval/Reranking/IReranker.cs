using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>
/// Orders a few texts that a search found by how well they answer its query. It gets only texts that the reader may see and that may leave,
/// and it can neither add a text nor remove one.
/// </summary>
public interface IReranker
{
    /// <summary>Whose model it is; null for no model.</summary>
    ModelProvider? Provider { get; }

    /// <summary>The model's name; null for a tenant whose texts are not reranked.</summary>
    string? ModelFor(string? tenantKey);

    /// <summary>The places of the texts, the best first; null when their original order stays.</summary>
    /// <param name="tenantId">Whose question it is, for its figures; null for one that belongs to no tenant.</param>
    Task<IReadOnlyList<int>?> OrderAsync(
        Guid? tenantId,
        OutboundText query,
        IReadOnlyList<OutboundText> texts,
        CancellationToken cancellationToken
    );
}
