using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RecsConsole.Recommender.Retrieval.Reranking;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>A reranking endpoint on this machine. Unless told otherwise it turns the order of the texts around.</summary>
internal sealed class RerankServer : LocalServer
{
    private readonly List<RerankRequest> _requests = [];

    private RerankServer() => Answer("/v1/rerank", Read);

    public string Address => Root + "/v1";

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

    /// <summary>The body of its answer; null for the reversed order.</summary>
    public string? Body { get; set; }

    public static Task<RerankServer> StartAsync() => StartAsync(new RerankServer());

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

    private Func<HttpResponse, Task> Read(JsonElement asked)
    {
        var documents = asked.GetProperty("documents").EnumerateArray().Select(each => each.GetString()!).ToList();
        lock (_requests)
        {
            _requests.Add(
                new(
                    asked.GetProperty("model").GetString()!,
                    asked.GetProperty("query").GetString()!,
                    documents,
                    asked.GetProperty("top_n").GetInt32(),
                    Authorization
                )
            );
        }

        return response =>
        {
            response.ContentType = "application/json";
            return response.WriteAsync(Body ?? Turned(documents.Count));
        };
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
