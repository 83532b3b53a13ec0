using Microsoft.AspNetCore.Mvc;
using RecsConsole.Embed.Replying;
using RecsConsole.Embed.Showing;
using RecsConsole.Features.Embed;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Embed;

/// <summary>The panel beside a ticket: the only part of the console that other sites may embed in a frame.</summary>
public static class EmbedSetup
{
    private const int LongestForm = 64 * 1024;

    public static IServiceCollection AddEmbed(this IServiceCollection services) =>
        services
            .AddEmbedOperations()
            .AddSingleton<EmbedLookup>()
            .AddSingleton<EmbedRefusals>()
            .AddSingleton<EmbedSeals>()
            .AddScoped<EmbedAuthentication>()
            .AddScoped<EmbedAnswers>()
            .AddScoped<EmbedReply>()
            .AddScoped<EmbedReasons>()
            .AddScoped<EmbedReading>()
            .AddScoped<EmbedDesk>();

    /// <summary>
    /// Anonymous endpoint: EmbedAuthentication identifies the viewer, and requires the session or the framework's antiforgery token for
    /// forms.
    /// </summary>
    public static WebApplication MapEmbed(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        string[] methods = [HttpMethods.Get, HttpMethods.Post];
        var limit = new RequestSizeLimitAttribute(LongestForm);
        app.MapMethods(EmbedAddresses.Cases, methods, CaseAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(limit);
        app.MapMethods(EmbedAddresses.Tickets, methods, TicketAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(limit);
        return app;
    }

    private static Task CaseAsync(string key, HttpContext context, EmbedDesk desk) => AnswerAsync(context, desk, new(key));

    private static Task TicketAsync(Guid connection, string ticket, HttpContext context, EmbedDesk desk) =>
        AnswerAsync(context, desk, new(Key: null, connection, ticket));

    private static async Task AnswerAsync(HttpContext context, EmbedDesk desk, EmbedAddress address)
    {
        try
        {
            await desk.AnswerAsync(context, address);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = e.StatusCode; // a form that is too large or broken is no error of the server
        }
    }
}
