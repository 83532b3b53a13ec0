using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RecsConsole.E2E.Journeys.BesideTheTicket;

/// <summary>
/// The page of a ticket with a frame and a reply, on the console's host, so that its cookie reaches the frame. Other than the samples of
/// docs/embed it hears everybody, so that a test sees who is told.
/// </summary>
internal sealed class TicketPage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TicketPage(WebApplication app) => _app = app;

    /// <summary>The address of the page, which is also its origin.</summary>
    public string Address => _app.Urls.First();

    public static async Task<TicketPage> StartAsync(string framed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/", () => Results.Content(PageOf(framed), "text/html"));
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string PageOf(string framed) =>
        $$"""
            <!doctype html>
            <html lang="en">
              <title>Ticket</title>
              <textarea aria-label="Reply"></textarea>
              <iframe title="Beside it" src="{{framed}}" width="400" height="700"></iframe>
              <script>
                addEventListener("message", ({ origin, source, data }) => {
                  if (data?.type === "recsconsole.reply") {
                    document.querySelector("textarea").value = data.text;
                    source.postMessage({ type: "recsconsole.taken", id: data.id }, origin);
                  }
                });
              </script>
            </html>
            """;
}
