using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecsConsole.Access.DecisionPoints;

namespace RecsConsole.Tests.Support;

/// <summary>An AuthZEN decision point on this machine that permits everything except the resources it is told to deny.</summary>
internal sealed class DecisionPointServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DecisionPointServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>Ids of resources that it denies; * denies all.</summary>
    public HashSet<string> Denied { get; } = [];

    public List<string> Requests { get; } = [];

    public string? Authorization { get; private set; }

    public TimeSpan Delay { get; set; }

    /// <summary>The delay for requests with several questions only.</summary>
    public TimeSpan BatchDelay { get; set; }

    public int Status { get; set; } = 200;

    /// <summary>What it returns instead of decisions.</summary>
    public string? Garbage { get; set; }

    public static async Task<DecisionPointServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new DecisionPointServer(app);
        app.MapPost("/access/v1/evaluation", context => server.AnswerAsync(context, body => server.DecisionOf(body)));
        app.MapPost(
            "/access/v1/evaluations",
            context =>
                server.AnswerAsync(
                    context,
                    body => new { evaluations = body.GetProperty("evaluations").EnumerateArray().Select(server.DecisionOf).ToArray() }
                )
        );
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Configures the services to ask this server.</summary>
    public void Serve(IServiceCollection services, TimeSpan? timeout = null)
    {
        var address = Address;
        services.Configure<DecisionPointOptions>(options =>
            (options.Address, options.Timeout) = (address, timeout ?? TimeSpan.FromSeconds(10))
        );
    }

    private async Task AnswerAsync(HttpContext context, Func<JsonElement, object> answer)
    {
        using var asked = await JsonDocument.ParseAsync(context.Request.Body);
        lock (Requests)
        {
            Requests.Add(asked.RootElement.GetRawText());
        }

        Authorization = context.Request.Headers.Authorization;
        var isBatch = asked.RootElement.TryGetProperty("evaluations", out _);
        await Task.Delay(Delay + (isBatch ? BatchDelay : default), context.RequestAborted);
        context.Response.StatusCode = Status;
        if (Garbage is not null)
        {
            await context.Response.WriteAsync(Garbage);
            return;
        }

        await context.Response.WriteAsJsonAsync(answer(asked.RootElement));
    }

    private object DecisionOf(JsonElement asked)
    {
        var id = asked.GetProperty("resource").GetProperty("id").GetString()!;
        return new { decision = !Denied.Contains(id) && !Denied.Contains("*") };
    }
}
