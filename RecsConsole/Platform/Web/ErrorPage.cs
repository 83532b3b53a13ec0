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
            <head><meta charset="utf-8" /><title>{SharedTexts.SomethingWentWrong} - RecsConsole</title></head>
            <body><main><h1>{SharedTexts.SomethingWentWrong}</h1>
            <p>{SharedTexts.RequestNotAnswered}</p>
            <p>{SharedTexts.NumberForTheAdministrator} <code>{WebUtility.HtmlEncode(number)}</code></p>
            <p><a href="/">{SharedTexts.BackToMyQueue}</a></p></main></body>
            </html>
            """,
            context.RequestAborted
        );
    }

    // the handler runs outside of what set the language of the failed request
    private static void Speak(HttpContext context)
    {
        if (context.Features.Get<IRequestCultureFeature>()?.RequestCulture is { } request)
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (request.Culture, request.UICulture);
        }
    }
}
