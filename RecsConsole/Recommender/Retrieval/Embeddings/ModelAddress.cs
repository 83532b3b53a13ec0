using RecsConsole.Platform.Outbound;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// What every model behind an endpoint needs: an address to which texts may be sent, and a name. A private address is accepted, because the
/// model may run on the internal network and only the operator of the server sets it.
/// </summary>
internal static class ModelAddress
{
    /// <summary>What is wrong with the address; null when texts may be sent there.</summary>
    public static string? ProblemOf(string section, string? endpoint, OutboundOptions outbound) =>
        !Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            ? $"{section}:Endpoint must be an address such as https://models.example/v1."
        : address.Scheme is "http" && !outbound.MayBePlain(address.IdnHost, address.Port)
            ? $"{section}:Endpoint must begin with https, or its host must be listed under Outbound:PlainHosts: texts of tenants are sent there."
        : null;

    /// <summary>What is wrong with the model's name; null when it has one.</summary>
    public static string? ProblemOfName(string section, string? model) =>
        string.IsNullOrWhiteSpace(model) ? $"{section}:Model must name a model of the endpoint." : null;
}
