using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.RateLimiting;
using RecsConsole.Casework.Alerts;
using RecsConsole.Platform;
using RecsConsole.Platform.Signatures;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>The address of a connection, to which its ticket system posts events. The signature is the only credential.</summary>
public static class ReceivingRoutes
{
    private const string Path = "/hooks/{tenant:guid}/{connection:guid}";

    /// <summary>The path of a connection's address.</summary>
    public static string PathOf(Guid tenantId, Guid connectionId) => $"/hooks/{tenantId:D}/{connectionId:D}";

    /// <summary>Limits requests by network, and events by connection.</summary>
    public static IServiceCollection AddReceivingLimits(this IServiceCollection services)
    {
        services.AddOptions<ReceivingOptions>().BindConfiguration(ReceivingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ConnectionLimits>();
        return services
            .AddRefusalAlerts()
            .Configure<RateLimiterOptions>(limiter => limiter.AddPolicy<string, ReceivingLimit>(ReceivingLimit.Name));
    }

    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost(Path, ReceiveAsync)
            .AllowAnonymous()
            .DisableAntiforgery() // called by a ticket system, which proves itself by its signature
            .RequireRateLimiting(ReceivingLimit.Name);
    }

    private static async Task<IResult> ReceiveAsync(Guid tenant, Guid connection, HttpContext context, ReceiveDelivery receive)
    {
        if (tenant == Guid.Empty)
        {
            return Refused(StatusCodes.Status401Unauthorized, Texts.EventRefused);
        }

        if (await BodyAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge, Texts.EventTooLarge.With(ReceiveDelivery.LongestBody / 1_000_000));
        }

        var headers = context.Request.Headers;
        var request = new ReceiveDeliveryRequest(
            connection,
            headers[WebhookSignature.IdHeader].ToString(),
            headers[WebhookSignature.TimestampHeader].ToString(),
            headers[WebhookSignature.SignatureHeader].ToString(),
            body
        );
        var result = await receive.RunAsync(Actor.Job(tenant), request, context.RequestAborted);
        if (result.Value is { } received)
        {
            return Results.Json(received, statusCode: received.IsApplied ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
        }

        if (result.Error!.Kind is ErrorKind.Unavailable)
        {
            context.Response.Headers.RetryAfter = ReceivingLimit.WindowSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return Refused(StatusOf(result.Error.Kind), result.Error.Message);
    }

    private static int StatusOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.Forbidden => StatusCodes.Status401Unauthorized,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status503ServiceUnavailable,
        };

    private static IResult Refused(int status, string why) => Results.Problem(statusCode: status, title: why);

    // null when it is too long; the rest of it is never read
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > ReceiveDelivery.LongestBody)
        {
            return null;
        }

        var body = new ArrayBufferWriter<byte>();
        while (await request.Body.ReadAsync(body.GetMemory(16 * 1024), cancellationToken) is > 0 and var read)
        {
            body.Advance(read);
            if (body.WrittenCount > ReceiveDelivery.LongestBody)
            {
                return null;
            }
        }

        return body.WrittenSpan.ToArray();
    }
}
