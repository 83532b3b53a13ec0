using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>
/// A server on this machine that stands in for one of somebody else. It is asked with JSON, and answers late or with an error if told so.
/// </summary>
internal abstract class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    protected LocalServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
    }

    /// <summary>The header of the last request.</summary>
    public string? Authorization { get; private set; }

    public TimeSpan Delay { get; set; }

    public int Status { get; set; } = 200;

    /// <summary>Where it listens, once it was started.</summary>
    protected string Root => _app.Urls.First();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static async Task<T> StartAsync<T>(T server)
        where T : LocalServer
    {
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Answers requests to a path.</summary>
    /// <param name="read">Reads what is asked and gives the function that writes the answer, which is called after the delay.</param>
    protected void Answer(string path, Func<JsonElement, Func<HttpResponse, Task>> read) =>
        _app.MapPost(path, (RequestDelegate)(context => AnswerAsync(context, read)));

    /// <summary>How long a request is kept waiting.</summary>
    protected virtual TimeSpan DelayOf(JsonElement asked) => Delay;

    private async Task AnswerAsync(HttpContext context, Func<JsonElement, Func<HttpResponse, Task>> read)
    {
        using var asked = await JsonDocument.ParseAsync(context.Request.Body);
        Authorization = context.Request.Headers.Authorization;
        var write = read(asked.RootElement);
        await Task.Delay(DelayOf(asked.RootElement), context.RequestAborted);
        context.Response.StatusCode = Status;
        await write(context.Response);
    }
}
