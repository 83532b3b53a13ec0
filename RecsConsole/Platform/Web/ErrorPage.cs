using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Mime;
using Microsoft.AspNetCore.Localization;

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
        Speak(context);
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1.0" />
              <title>{SharedTexts.SomethingWentWrong} - RecsConsole</title>
              <script src="/js/theme.js"></script>
              <link rel="stylesheet" href="/css/tokens.css" />
              <link rel="stylesheet" href="/css/console.css" />
            </head>
            <body>
              <main class="page"><div class="sec text">
                <h1>{SharedTexts.SomethingWentWrong}</h1>
                <p>{SharedTexts.RequestNotAnswered}</p>
                <p>{SharedTexts.NumberForTheAdministrator} <code class="mono">{WebUtility.HtmlEncode(number)}</code></p>
                <p><a class="btn act" href="/">{SharedTexts.BackToMyQueue}</a></p>
              </div></main>
            </body>
            </html>
            """,
            context.RequestAborted
        );
    }

    // the handler runs outside the code that set the language of the failed request
    private static void Speak(HttpContext context)
    {
        if (context.Features.Get<IRequestCultureFeature>()?.RequestCulture is { } request)
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (request.Culture, request.UICulture);
        }
    }
}
