using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>
/// An OpenAI-compatible embedding endpoint on this machine: a vector counts the words printer, invoice and router in a text.
/// </summary>
internal sealed class EmbeddingServer : LocalServer
{
    private static readonly string[] Words = ["printer", "invoice", "router"];

    private EmbeddingServer() => Answer("/v1/embeddings", Read);

    public string Address => Root + "/v1";

    /// <summary>Every text that was sent to it.</summary>
    public List<string> Texts { get; } = [];

    public int Components { get; set; } = 3;

    public static Task<EmbeddingServer> StartAsync() => StartAsync(new EmbeddingServer());

    private Func<HttpResponse, Task> Read(JsonElement asked)
    {
        var texts = asked.GetProperty("input").EnumerateArray().Select(each => each.GetString()!).ToList();
        lock (Texts)
        {
            Texts.AddRange(texts);
        }

        // in reverse order: the index says which text each vector belongs to
        return response =>
            response.WriteAsJsonAsync(new { data = texts.Select((text, index) => new { index, embedding = VectorOf(text) }).Reverse() });
    }

    private float[] VectorOf(string text) =>
        [.. Words.Select(word => (float)text.ToLowerInvariant().Split(word).Length - 1).Take(Components)];
}
