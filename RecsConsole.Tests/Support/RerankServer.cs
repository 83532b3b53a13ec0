using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecsConsole.Recommender.Retrieval.Reranking;

namespace RecsConsole.Tests.Support;

/// <summary>A reranking endpoint on this machine. Unless told otherwise it turns the order of the texts around.</summary>
internal sealed class RerankServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<RerankRequest> _requests = [];

    private RerankServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/v1";

    /// <summary>Every request it got.</summary>
    public IReadOnlyList<RerankRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public TimeSpan Delay { get; set; }

    public int Status { get; set; } = 200;

    /// <summary>The body of its answer; null for the reversed order.</summary>
    public string? Body { get; set; }

    public static async Task<RerankServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new RerankServer(app);
        app.MapPost("/v1/rerank", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Settings under which the searches of these tenants are reranked here.</summary>
    public RerankOptions OptionsFor(params string[] tenants) =>
        new()
        {
            Endpoint = Address,
            Model = "turner",
            ApiKey = "secret",
            Tenants = [.. tenants],
            Timeout = TimeSpan.FromSeconds(5),
        };

    private async Task AnswerAsync(HttpContext context)
    {
        using var asked = await JsonDocument.ParseAsync(context.Request.Body);
        var root = asked.RootElement;
        var documents = root.GetProperty("documents").EnumerateArray().Select(each => each.GetString()!).ToList();
        lock (_requests)
        {
            _requests.Add(
                new(
                    root.GetProperty("model").GetString()!,
                    root.GetProperty("query").GetString()!,
                    documents,
                    root.GetProperty("top_n").GetInt32(),
                    context.Request.Headers.Authorization
                )
            );
        }

        await Task.Delay(Delay, context.RequestAborted);
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Body ?? Turned(documents.Count));
    }

    // best first, as the real ones answer: the index says which text each score is of
    private static string Turned(int count)
    {
        var results = Enumerable
            .Range(0, count)
            .Reverse()
            .Select(index => string.Create(CultureInfo.InvariantCulture, $$"""{"index":{{index}},"relevance_score":{{index - 1.5}}}"""));
        return $$"""{"id":"1","results":[{{string.Join(',', results)}}]}""";
    }
}

internal sealed record RerankRequest(string Model, string Query, IReadOnlyList<string> Documents, int TopN, string? Authorization);
