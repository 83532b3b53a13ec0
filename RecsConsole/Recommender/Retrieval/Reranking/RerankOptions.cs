using System.ComponentModel.DataAnnotations;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>
/// A reranking model behind an endpoint of the form that Cohere and Jina introduced and vLLM and others serve too. What people of the listed
/// tenants search for, and a passage of each document found, are then sent there, masked as for an embedding model. List a tenant only if
/// its contract allows that.
/// </summary>
public sealed class RerankOptions
{
    public const string Section = "Search:Reranking";

    /// <summary>Address without /rerank, such as https://models.example/v1; empty: nothing is reranked.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Name of the model at the endpoint; recorded with each search it ordered.</summary>
    [MaxLength(100)]
    public string? Model { get; set; }

    /// <summary>Where the endpoint processes texts, such as EU; a tenant with a region uses an endpoint of that region only.</summary>
    [MaxLength(20)]
    public string? Region { get; set; }

    /// <summary>Sent as a bearer token. Set it in the environment, never in a file.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Keys of the tenants whose searches are reranked.</summary>
    public IList<string> Tenants { get; init; } = [];

    /// <summary>How long a search waits for the order before it keeps its own.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:05")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Who would be sent texts.</summary>
    public ModelProvider Provider => new(Section, Endpoint, Region);

    /// <summary>Whether an endpoint is configured.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(Endpoint);

    /// <summary>The model for a tenant; null for one whose searches are not reranked.</summary>
    public string? ModelFor(string? tenantKey) => IsSet && Tenants.Contains(tenantKey ?? "", StringComparer.Ordinal) ? Model : null;
}
