using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Access.DecisionPoints;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>An AuthZEN decision point on this machine that permits everything except the resources it is told to deny.</summary>
internal sealed class DecisionPointServer : LocalServer
{
    private const string Questions = "evaluations";

    private DecisionPointServer()
    {
        Answer("/access/v1/evaluation", asked => Read(asked, DecisionOf));
        Answer(
            "/access/v1/evaluations",
            asked => Read(asked, body => new { evaluations = body.GetProperty(Questions).EnumerateArray().Select(DecisionOf).ToArray() })
        );
    }

    public string Address => Root;

    /// <summary>Ids of resources that it denies; * denies all.</summary>
    public HashSet<string> Denied { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>The additional delay for requests with several questions.</summary>
    public TimeSpan BatchDelay { get; set; }

    /// <summary>What it returns instead of decisions.</summary>
    public string? Garbage { get; set; }

    public static Task<DecisionPointServer> StartAsync() => StartAsync(new DecisionPointServer());

    /// <summary>Configures the services to ask this server.</summary>
    public void Serve(IServiceCollection services, TimeSpan? timeout = null)
    {
        var address = Address;
        services.Configure<DecisionPointOptions>(options =>
            (options.Address, options.Timeout) = (address, timeout ?? TimeSpan.FromSeconds(10))
        );
    }

    protected override TimeSpan DelayOf(JsonElement asked) => Delay + (asked.TryGetProperty(Questions, out _) ? BatchDelay : default);

    private Func<HttpResponse, Task> Read(JsonElement asked, Func<JsonElement, object> answer)
    {
        lock (Requests)
        {
            Requests.Add(asked.GetRawText());
        }

        // what is denied may change while the request waits
        return response => Garbage is { } garbage ? response.WriteAsync(garbage) : response.WriteAsJsonAsync(answer(asked));
    }

    private object DecisionOf(JsonElement asked)
    {
        var id = asked.GetProperty("resource").GetProperty("id").GetString()!;
        return new { decision = !Denied.Contains(id) && !Denied.Contains("*") };
    }
}
