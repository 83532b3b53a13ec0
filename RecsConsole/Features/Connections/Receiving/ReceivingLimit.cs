using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using RecsConsole.Casework.Alerts;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>
/// Requests per minute from one network. The path does not count: whoever invents connections would get a limit of its own for each.
/// </summary>
internal sealed class ReceivingLimit(IOptions<ReceivingOptions> options) : IRateLimiterPolicy<string>
{
    public const string Name = "hooks";

    /// <summary>After how many seconds a sender may try again at the latest.</summary>
    public const int WindowSeconds = 60;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } =
        static async (context, cancellationToken) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = WindowSeconds.ToString(CultureInfo.InvariantCulture);
            var problem = Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: Texts.TooManyEvents);
            var refused = context.HttpContext.RequestServices.GetRequiredService<RefusedRequests>();
            await refused.NoticeAsync(actor: null, cancellationToken);
            await problem.ExecuteAsync(context.HttpContext);
        };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetFixedWindowLimiter(
            ClientNetwork.Of(httpContext.Connection.RemoteIpAddress),
            _ => new() { PermitLimit = options.Value.RequestsPerMinute, Window = TimeSpan.FromSeconds(WindowSeconds) }
        );
}
