using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>Settings of a model behind an endpoint that a request can do without.</summary>
/// <param name="section">Where the settings stand.</param>
/// <param name="timeout">How long a request waits unless set otherwise.</param>
public abstract class OptionalModelOptions(string section, TimeSpan timeout)
{
    /// <summary>Address of the service, such as https://models.example/v1; empty: the model is not asked.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Name of the model at the endpoint; recorded with what it was asked for.</summary>
    [MaxLength(100)]
    public string? Model { get; set; }

    /// <summary>Where the endpoint processes texts, such as EU; a tenant with a region uses an endpoint of that region only.</summary>
    [MaxLength(20)]
    public string? Region { get; set; }

    /// <summary>Sent as a bearer token; a secret.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Keys of the tenants whose texts may be sent.</summary>
    public IList<string> Tenants { get; init; } = [];

    /// <summary>How long a request waits for the model before it goes on without.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:05")]
    public TimeSpan Timeout { get; set; } = timeout;

    /// <summary>Who would be sent texts.</summary>
    public ModelProvider Provider => new(section, Endpoint, Region);

    /// <summary>Whether an endpoint is configured.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(Endpoint);

    /// <summary>The model for a tenant; null for one whose texts may not be sent.</summary>
    public string? ModelFor(string? tenantKey) => IsSet && Tenants.Contains(tenantKey ?? "", StringComparer.Ordinal) ? Model : null;

    /// <summary>Rejects invalid settings before any text is sent.</summary>
    internal ValidateOptionsResult Validate(OutboundOptions outbound)
    {
        var problem = IsSet ? ModelAddress.ProblemOf(section, Endpoint, outbound) ?? ModelAddress.ProblemOfName(section, Model) : null;
        return problem is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problem);
    }
}
