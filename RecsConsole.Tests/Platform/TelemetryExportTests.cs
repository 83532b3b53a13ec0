using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform;

public sealed class TelemetryExportTests
{
    [Fact]
    [Trait("Req", "R184")]
    public async Task Sends_traces_metrics_and_logs_to_the_collector_at_the_latest_when_it_stops()
    {
        var token = TestContext.Current.CancellationToken;
        var received = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        await using var collector = await StartCollectorAsync(received, token);
        await using (
            var app = new ConsoleApp(
                "Production",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["OpenTelemetry:OtlpEndpoint"] = collector.Urls.Single(),
                    ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information", // logs the start of the host
                }
            )
        )
        {
            app.StartServer();
            // the application's own span: that of a request may end after the response has arrived
            using var span = ConsoleTelemetry.Source.StartActivity("test");
            span.ShouldNotBeNull();
        }

        // the host may be disposed of in another thread, and sends its last logs then
        for (var waited = 0; waited < 100 && received.Count < 3; waited++)
        {
            await Task.Delay(100, token);
        }

        received.Keys.ShouldBe(["/v1/traces", "/v1/metrics", "/v1/logs"], ignoreOrder: true);
        received.Values.ShouldAllBe(bytes => bytes > 0);
    }

    private static async Task<WebApplication> StartCollectorAsync(
        ConcurrentDictionary<string, long> received,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received[context.Request.Path] = body.Length;
        });
        await collector.StartAsync(cancellationToken);
        return collector;
    }
}
