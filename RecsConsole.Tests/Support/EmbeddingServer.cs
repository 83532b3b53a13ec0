using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RecsConsole.Tests.Support;

/// <summary>
/// An OpenAI-compatible embedding endpoint on this machine: a vector counts the words printer, invoice and router in a text.
/// </summary>
internal sealed class EmbeddingServer : IAsyncDisposable
{
    private static readonly string[] Words = ["printer", "invoice", "router"];
    private readonly WebApplication _app;

    private EmbeddingServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/v1";

    /// <summary>Every text that was sent to it.</summary>
    public List<string> Texts { get; } = [];

    public string? Authorization { get; private set; }

    public TimeSpan Delay { get; set; }

    public int Status { get; set; } = 200;

    public int Components { get; set; } = 3;

    public static async Task<EmbeddingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new EmbeddingServer(app);
        app.MapPost("/v1/embeddings", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var asked = await JsonDocument.ParseAsync(context.Request.Body);
        var texts = asked.RootElement.GetProperty("input").EnumerateArray().Select(each => each.GetString()!).ToList();
        lock (Texts)
        {
            Texts.AddRange(texts);
        }

        Authorization = context.Request.Headers.Authorization;
        await Task.Delay(Delay, context.RequestAborted);
        context.Response.StatusCode = Status;
        // in reverse order: the index says which text each vector belongs to
        await context.Response.WriteAsJsonAsync(
            new { data = texts.Select((text, index) => new { index, embedding = VectorOf(text) }).Reverse() }
        );
    }

    private float[] VectorOf(string text) =>
        [.. Words.Select(word => (float)text.ToLowerInvariant().Split(word).Length - 1).Take(Components)];
}
