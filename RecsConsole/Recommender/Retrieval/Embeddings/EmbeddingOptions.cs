using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// A model behind an OpenAI-compatible endpoint that makes vectors instead of the built-in ones. Texts of cases, documents and actions of the named tenants,
/// with whatever personal data people wrote into them, are then sent to that endpoint: name a tenant only when its contract allows that. People's names
/// and profiles are never sent.
/// </summary>
public sealed class EmbeddingOptions
{
    public const string Section = "Search:Embeddings";

    /// <summary>Address up to and without /embeddings, such as https://models.example/v1; empty: vectors are made here.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Name of the model, as the endpoint knows it.</summary>
    public string? Model { get; set; }

    /// <summary>Changes when the endpoint serves another model under the same name: all vectors are then made anew.</summary>
    public string? Version { get; set; }

    /// <summary>Sent as a bearer token; from the environment, never from a file.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Length of its vectors.</summary>
    [Range(1, 4096)]
    public int Dimensions { get; set; } = 1024;

    /// <summary>Keys of the tenants whose texts may be sent; all others keep the built-in vectors.</summary>
    public IList<string> Tenants { get; init; } = [];

    /// <summary>How long a question waits for its vector before words decide alone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:05")]
    public TimeSpan QuestionTimeout { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long the job waits for a batch.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan BatchTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Texts in one request.</summary>
    [Range(1, 2048)]
    public int BatchSize { get; set; } = 64;

    /// <summary>Whether vectors come from elsewhere at all.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(Endpoint);

    /// <summary>Names the model in rows of vectors.</summary>
    public string ModelVersion =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Model}:{Dimensions}{(string.IsNullOrEmpty(Version) ? "" : ":" + Version)}"
        );
}
