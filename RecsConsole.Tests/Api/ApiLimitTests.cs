using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>Each key has its own rate limit; requests without a key share the limit of their address.</summary>
public sealed class ApiLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_that_asks_too_often_waits_and_others_do_not()
    {
        await using var app = new ConsoleApp(
            "Testing",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Api:RequestsPerMinute"] = "3", ["Api:RefusalsPerMinute"] = "2" }
        );
        var tenant = await Operators.AddTenantAsync(app.Services, "acme");
        var admin = await Operators.AddAsync(app.Services, tenant, "adele", "admin");
        using var busy = await ClientAsync(app, admin);
        using var calm = await ClientAsync(app, admin);
        using var nobody = app.Browser();

        var ofBusy = await AskAsync(busy, 4);
        var ofCalm = await AskAsync(calm, 1);
        var ofNobody = await AskAsync(nobody, 3);

        ofBusy.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
        ofCalm.ShouldBe([HttpStatusCode.OK]);
        ofNobody.ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
        using var refused = await busy.GetAsync("/api/v1/cases", Token);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private static async Task<HttpClient> ClientAsync(ConsoleApp app, RecsConsole.Platform.Actor admin)
    {
        var made = await app
            .Services.GetRequiredService<CreateApiKey>()
            .RunAsync(admin, new("system", [ApiScopes.Read], admin.PersonId, 30), Token);
        var client = app.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", made.Value!.Text);
        return client;
    }

    private static async Task<List<HttpStatusCode>> AskAsync(HttpClient client, int times)
    {
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < times; i++)
        {
            using var answer = await client.GetAsync("/api/v1/cases", Token);
            answers.Add(answer.StatusCode);
        }

        return answers;
    }
}
