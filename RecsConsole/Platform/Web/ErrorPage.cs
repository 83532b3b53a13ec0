using System.Diagnostics;
using System.Net;
using System.Net.Mime;

namespace RecsConsole.Platform.Web;

/// <summary>The page after an unhandled exception: no internals, only a number to look up in the logs.</summary>
public static class ErrorPage
{
    /// <summary>Keeps the framework's page with the stack trace in Development.</summary>
    public static WebApplication UseErrorPage(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(branch => branch.Run(WriteAsync));
        }

        return app;
    }

    private static Task WriteAsync(HttpContext context)
    {
        var number = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        context.Response.ContentType = MediaTypeNames.Text.Html;
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8" /><title>Something went wrong - RecsConsole</title></head>
            <body><main><h1>Something went wrong</h1>
            <p>The console could not answer this request. Nothing was changed by it unless a page said so before.</p>
            <p>Number for the administrator: <code>{WebUtility.HtmlEncode(number)}</code></p>
            <p><a href="/">Back to my queue</a></p></main></body>
            </html>
            """,
            context.RequestAborted
        );
    }
}
