using System.ComponentModel.DataAnnotations;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Intents;

/// <summary>
/// A model behind an endpoint that says which actions the text of a case asks for. Title and description of the cases of the listed tenants
/// are then sent there, masked as for an embedding model, with the titles of the actions. List a tenant only if its contract allows that.
/// </summary>
public sealed class IntentOptions
{
    public const string Section = "Search:Intents";

    /// <summary>Address without /intents, such as https://models.example/v1; empty: no case is read.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Name of the model at the endpoint; recorded with each decision that it was asked for.</summary>
    [MaxLength(100)]
    public string? Model { get; set; }

    /// <summary>Where the endpoint processes texts, such as EU; a tenant with a region uses an endpoint of that region only.</summary>
    [MaxLength(20)]
    public string? Region { get; set; }

    /// <summary>Sent as a bearer token. Set it in the environment, never in a file.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Keys of the tenants whose cases are read.</summary>
    public IList<string> Tenants { get; init; } = [];

    /// <summary>How long a recommendation waits for the model before it goes on without.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:05")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Who would be sent texts.</summary>
    public ModelProvider Provider => new(Section, Endpoint, Region);

    /// <summary>Whether an endpoint is configured.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(Endpoint);

    /// <summary>The model for a tenant; null for one whose cases are not read.</summary>
    public string? ModelFor(string? tenantKey) => IsSet && Tenants.Contains(tenantKey ?? "", StringComparer.Ordinal) ? Model : null;
}
