using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Logs;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Security;

/// <summary>What is searched for is in addresses. It leaves the console with neither its log nor its traces.</summary>
[Trait("Req", "R57")]
public sealed class SearchedTextTests
{
    private const string Word = "zanzibarword";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Address_is_in_no_line_of_the_log_and_in_no_trace()
    {
        using var log = new KeptLog(LogLevel.Trace);
        await using var plain = new ConsoleApp(
            "Production",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Logging:LogLevel:Default"] = "Information",
                ["SignIn:AdministratorsNeedSecondFactor"] = "false",
            }
        );
        await using var app = plain.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(log))
        );
        var tags = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
                tags.Enqueue(string.Join(' ', activity.TagObjects.Select(tag => Convert.ToString(tag, CultureInfo.InvariantCulture)))),
        };
        ActivitySource.AddActivityListener(listener);
        await Operators.AddAsync(app.Services, await Operators.AddTenantAsync(app.Services, "here"), "ada", "admin");
        using var browser = app.Browser();
        using var signedIn = await browser.SignInAsync("ada");

        foreach (var address in (string[])["/search?q=", "/admin/privacy?q=", "/no-such-page?q=", "/api/v1/search?q="])
        {
            using var answer = await browser.GetAsync(address + Word, Token);
        }

        log.Texts.ShouldNotBeEmpty("the log is listened to");
        tags.ShouldNotBeEmpty("the traces are listened to");
        log.Texts.ShouldNotContain(line => line.Contains(Word, StringComparison.OrdinalIgnoreCase));
        tags.ShouldNotContain(each => each.Contains(Word, StringComparison.OrdinalIgnoreCase));
    }
}
