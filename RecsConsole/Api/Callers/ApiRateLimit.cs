using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using RecsConsole.Casework.Alerts;
using RecsConsole.Platform.Web;

namespace RecsConsole.Api.Callers;

/// <summary>Requests per minute: for each key, and for each IP address without a valid one.</summary>
internal sealed class ApiRateLimit(IOptions<ApiOptions> options) : IRateLimiterPolicy<string>
{
    public const string Name = "api";

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } =
        static async (context, cancellationToken) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : s_window;
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            var problem = ApiProblem.Of(StatusCodes.Status429TooManyRequests, Texts.TooManyRequests.With(seconds));
            var refused = context.HttpContext.RequestServices.GetRequiredService<RefusedRequests>();
            await refused.NoticeAsync(ApiCaller.Find(context.HttpContext.User)?.Actor, cancellationToken);
            await problem.ExecuteAsync(context.HttpContext);
        };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        ApiCaller.Find(httpContext.User) is { } caller
            ? PartitionOf($"key {caller.KeyId:N}", options.Value.RequestsPerMinute)
            : PartitionOf($"from {ClientNetwork.Of(httpContext.Connection.RemoteIpAddress)}", options.Value.RefusalsPerMinute);

    private static RateLimitPartition<string> PartitionOf(string name, int limit) =>
        RateLimitPartition.GetFixedWindowLimiter(name, _ => new() { PermitLimit = limit, Window = s_window });
}
