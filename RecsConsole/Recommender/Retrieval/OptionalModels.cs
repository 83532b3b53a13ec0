using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Intents;
using RecsConsole.Recommender.Retrieval.Reranking;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>Says which optional models are configured for a tenant.</summary>
public sealed class OptionalModels(IReranker reranker, IIntentModel intents, EmbeddingEndpoint embeddings)
{
    /// <summary>The names of the models by their use; a use without a model is absent.</summary>
    public async Task<IReadOnlyDictionary<ModelUse, string>> ReadAsync(
        ConsoleDbContext db,
        FieldLimits? limits,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.Key).FirstOrDefaultAsync(cancellationToken);
        var names = new Dictionary<ModelUse, string>();
        Add(names, ModelUse.Reranking, reranker.ModelFor(key));
        Add(names, ModelUse.Intents, intents.ModelFor(key));
        Add(names, ModelUse.Embeddings, embeddings.ModelOf(key, limits)?.Version);
        return names;
    }

    private static void Add(Dictionary<ModelUse, string> names, ModelUse use, string? name)
    {
        if (name is not null)
        {
            names[use] = name;
        }
    }
}
