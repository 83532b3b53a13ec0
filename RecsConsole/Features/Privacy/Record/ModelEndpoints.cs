using Microsoft.Extensions.Options;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Intents;
using RecsConsole.Recommender.Retrieval.Reranking;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>The models outside to which texts may be sent, as the server's operator set them.</summary>
public sealed class ModelEndpoints(
    IOptions<EmbeddingOptions> embeddings,
    IOptions<RerankOptions> rerankings,
    IOptions<IntentOptions> intents
)
{
    public EmbeddingOptions Embedding => embeddings.Value;

    public RerankOptions Reranking => rerankings.Value;

    public IntentOptions Intents => intents.Value;
}
