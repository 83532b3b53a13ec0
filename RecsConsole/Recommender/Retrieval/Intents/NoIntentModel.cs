using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Intents;

/// <summary>No intent model is configured: no text of a case is read by one.</summary>
public sealed class NoIntentModel : IIntentModel
{
    public ModelProvider? Provider => null;

    public string? ModelFor(string? tenantKey) => null;

    public Task<IReadOnlyList<NamedIntent>?> ReadAsync(
        Guid tenantId,
        OutboundText text,
        IReadOnlyDictionary<string, OutboundText> actions,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<NamedIntent>?>(null);
}
