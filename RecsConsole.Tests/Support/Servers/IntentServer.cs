using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RecsConsole.Recommender.Retrieval.Intents;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>An intent model on this machine. Unless told otherwise it names the first action that it is offered.</summary>
internal sealed class IntentServer : LocalServer
{
    private readonly List<IntentRequest> _requests = [];

    private IntentServer() => Answer("/v1/intents", Read);

    public string Address => Root + "/v1";

    /// <summary>Every request it got.</summary>
    public IReadOnlyList<IntentRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>The body of its answer; null to name the first action.</summary>
    public string? Body { get; set; }

    public static Task<IntentServer> StartAsync() => StartAsync(new IntentServer());

    /// <summary>Settings under which the cases of these tenants are read here.</summary>
    public IntentOptions OptionsFor(params string[] tenants) =>
        new()
        {
            Endpoint = Address,
            Model = "reader",
            ApiKey = "secret",
            Tenants = [.. tenants],
            Timeout = TimeSpan.FromSeconds(5),
        };

    private Func<HttpResponse, Task> Read(JsonElement asked)
    {
        var actions = asked.GetProperty("actions").EnumerateArray().Select(each => each.GetProperty("id").GetString()!).ToList();
        lock (_requests)
        {
            _requests.Add(new(asked.GetProperty("model").GetString()!, asked.GetProperty("text").GetString()!, actions, Authorization));
        }

        return response =>
        {
            response.ContentType = "application/json";
            return response.WriteAsync(Body ?? JsonSerializer.Serialize(new { intents = new[] { new { id = actions[0], score = 0.9 } } }));
        };
    }
}

internal sealed record IntentRequest(string Model, string Text, IReadOnlyList<string> Actions, string? Authorization);
