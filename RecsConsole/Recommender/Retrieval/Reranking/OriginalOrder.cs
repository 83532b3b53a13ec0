using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>No reranker is configured: the order of the search stays.</summary>
public sealed class OriginalOrder : IReranker
{
    public ModelProvider? Provider => null;

    public string? ModelFor(string? tenantKey) => null;

    public Task<IReadOnlyList<int>?> OrderAsync(
        Guid? tenantId,
        OutboundText query,
        IReadOnlyList<OutboundText> texts,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<int>?>(null);
}
