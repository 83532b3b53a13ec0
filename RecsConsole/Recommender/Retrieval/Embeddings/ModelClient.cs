using System.Net.Http.Headers;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>The HTTP client of a model behind an endpoint.</summary>
internal static class ModelClient
{
    /// <param name="apiKey">Sent as a bearer token; null or empty: none.</param>
    public static HttpClient Create(ServerCertificates certificates, string? apiKey)
    {
        // a redirect would send texts and API key to a server that is not configured
        var handler = certificates.Handler();
        handler.AllowAutoRedirect = false;
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        if (!string.IsNullOrEmpty(apiKey))
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", apiKey);
        }

        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }
}
