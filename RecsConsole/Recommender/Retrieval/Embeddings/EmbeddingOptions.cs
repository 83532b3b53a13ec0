using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// An embedding model behind an OpenAI-compatible endpoint, used instead of the built-in vectors. Texts of cases, documents and actions of
/// the listed tenants are then sent to that endpoint, masked: identifying data and names known to the tenant are removed, but no mask finds
/// every name. List a tenant only if its contract allows that. People's profiles are never sent.
/// </summary>
public sealed class EmbeddingOptions
{
    public const string Section = "Search:Embeddings";

    /// <summary>Address without /embeddings, such as https://models.example/v1; empty: the built-in vectors are used.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Name of the model at the endpoint.</summary>
    public string? Model { get; set; }

    /// <summary>Change this when the endpoint serves another model under the same name: all vectors are then computed again.</summary>
    public string? Version { get; set; }

    /// <summary>Where the endpoint processes texts, such as EU; a tenant with a region uses an endpoint of that region only.</summary>
    [MaxLength(20)]
    public string? Region { get; set; }

    /// <summary>Sent as a bearer token; a secret.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Number of dimensions of the model's vectors.</summary>
    [Range(1, 4096)]
    public int Dimensions { get; set; } = 1024;

    /// <summary>Keys of the tenants whose texts may be sent; all others keep the built-in vectors.</summary>
    public IList<string> Tenants { get; init; } = [];

    /// <summary>How long a query waits for its embedding before it is searched by words alone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:05")]
    public TimeSpan QuestionTimeout { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long the embedding job waits for a batch.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan BatchTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Texts in one request.</summary>
    [Range(1, 2048)]
    public int BatchSize { get; set; } = 64;

    /// <summary>Whether an endpoint is configured.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(Endpoint);

    /// <summary>Identifies the model in stored vectors.</summary>
    public string ModelVersion =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Model}:{Dimensions}{(string.IsNullOrEmpty(Version) ? "" : ":" + Version)}"
        );
}
