using RecsConsole.Recommender.Retrieval.Embeddings;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>Reranks the results of one query, which the reader must already be permitted to see.</summary>
/// <param name="tenantId">Whose query it is; null for one that belongs to no tenant.</param>
/// <param name="query">The query, masked.</param>
/// <param name="outbound">Masks the parts of a result; null when none may leave.</param>
public sealed class QueryReranking(
    IReranker reranker,
    string model,
    Guid? tenantId,
    OutboundText query,
    Func<IReadOnlyList<FieldText>, OutboundText?> outbound
)
{
    /// <summary>The rows in the model's order; as they are if there is no valid one, or if a row may not be sent.</summary>
    public async Task<RerankedRows<T>> OrderAsync<T>(
        IReadOnlyList<T> rows,
        Func<T, IReadOnlyList<FieldText>> partsOf,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        var texts = rows.Select(row => outbound(partsOf(row))).OfType<OutboundText>().ToList();
        return texts.Count == rows.Count && await reranker.OrderAsync(tenantId, query, texts, cancellationToken) is { } order
            ? new([.. order.Select(place => rows[place])], model)
            : new(rows, null);
    }
}

/// <summary>Rows after reranking.</summary>
/// <param name="Model">The model whose order they have; null for their original order.</param>
public sealed record RerankedRows<T>(IReadOnlyList<T> Rows, string? Model);
