using RecsConsole.Recommender.Retrieval.Embeddings;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>
/// A reranking model behind an endpoint (its address without /rerank) of the form that Cohere and Jina introduced and vLLM and others serve
/// too. What people of the listed tenants search for, and a passage of each document found, are then sent there, masked as for an embedding
/// model. List a tenant only if its contract allows that.
/// </summary>
public sealed class RerankOptions() : OptionalModelOptions(Section, TimeSpan.FromMilliseconds(300))
{
    public const string Section = "Search:Reranking";
}
