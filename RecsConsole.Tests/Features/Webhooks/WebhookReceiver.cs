using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RecsConsole.Tests.Features.Webhooks;

/// <summary>Another system on this machine: receives events, acts once per id, and answers as the test sets it.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _effects = new(StringComparer.Ordinal);

    private WebhookReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/hooks?from=recs";

    public ConcurrentQueue<ReceivedEvent> Received { get; } = new();

    /// <summary>The events it acted on.</summary>
    public ICollection<string> Effects => _effects.Values;

    public int Status { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>Whether the connection breaks after the event was handled and before the answer is sent.</summary>
    public bool LosesAnswer { get; set; }

    public string? RedirectTo { get; set; }

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.MapPost("/hooks", (RequestDelegate)receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers;
        var received = new ReceivedEvent(headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, body);
        Received.Enqueue(received);
        if (Status is >= 200 and < 300)
        {
            _effects.TryAdd(received.Id, received.Type);
        }

        if (LosesAnswer)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = Status;
        if (RedirectTo is not null)
        {
            context.Response.Headers.Location = RedirectTo;
        }
    }
}

/// <summary>A received event.</summary>
internal sealed record ReceivedEvent(string Id, string Timestamp, string Signature, string Body)
{
    public string Type => Json.GetProperty("type").GetString()!;

    public JsonElement Data => Json.GetProperty("data");

    private JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
