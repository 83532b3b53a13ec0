using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Intents;

/// <summary>
/// Maps the text of a case to the tenant's actions (R31). It gets only text that may leave, and it can neither add an action nor decide
/// about one: what it names is a candidate like any other.
/// </summary>
public interface IIntentModel
{
    /// <summary>Who would be sent texts; null where no endpoint is configured.</summary>
    ModelProvider? Provider { get; }

    /// <summary>The model's name; null for a tenant whose cases are not read.</summary>
    string? ModelFor(string? tenantKey);

    /// <summary>What the model names, in its own words; null when it did not answer.</summary>
    /// <param name="tenantId">Whose case it is, for its figures.</param>
    /// <param name="text">The text of the case, masked.</param>
    /// <param name="actions">The actions to choose from, masked titles by key.</param>
    Task<IReadOnlyList<NamedIntent>?> ReadAsync(
        Guid tenantId,
        OutboundText text,
        IReadOnlyDictionary<string, OutboundText> actions,
        CancellationToken cancellationToken
    );
}

/// <summary>An action as a model names it; the key may be invented.</summary>
/// <param name="Score">From 0 to 1.</param>
public readonly record struct NamedIntent(string Action, double Score);
