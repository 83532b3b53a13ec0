using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform;

public sealed class SocketLimitTests
{
    private static readonly Uri s_circuit = new("ws://localhost/_blazor");

    [Fact]
    public async Task Session_holds_a_limited_number_of_connections_and_others_are_not_counted()
    {
        var release = new TaskCompletionSource();
        var told = new ConcurrentQueue<Actor>();
        await using var app = await StartAsync(release.Task, told);
        using var browser = app.GetTestClient();
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var asked = Enumerable.Range(0, SocketLimit.PerSession + 1).Select(_ => AskAsync(browser, one)).ToList();

        var ended = await Task.WhenAny(asked); // the others are held open
        var ofAnother = AskAsync(browser, other);
        release.SetResult();

        using var refused = await ended;
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        told.ShouldHaveSingleItem().PersonOrNull.ShouldNotBeNull();
        using var allowed = await ofAnother;
        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var each in asked.Where(each => each != ended))
        {
            using var answer = await each;
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var again = await AskAsync(browser, one);
        again.StatusCode.ShouldBe(HttpStatusCode.OK, "the others have ended");
    }

    [Fact]
    public async Task Site_refuses_a_session_one_connection_more()
    {
        await using var app = new ConsoleApp("Testing");
        var tenant = await Operators.AddTenantAsync(app.Services, "here");
        await Operators.AddAsync(app.Services, tenant, "ana");
        using var browser = app.Browser();
        using var signedIn = await browser.SignInAsync("ana");
        var cookies = string.Join("; ", signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var client = app.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => (request.Headers.Cookie, request.Headers.Origin) = (cookies, "http://localhost");
        List<WebSocket> open = [];
        for (var i = 0; i < SocketLimit.PerSession; i++)
        {
            open.Add(await client.ConnectAsync(s_circuit, TestContext.Current.CancellationToken));
        }

        var refused = await Should.ThrowAsync<InvalidOperationException>(() =>
            client.ConnectAsync(s_circuit, TestContext.Current.CancellationToken)
        );

        refused.Message.ShouldContain("429");
        open.ForEach(socket => socket.Dispose());
    }

    private static async Task<WebApplication> StartAsync(Task released, ConcurrentQueue<Actor> told)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.Use(
            (context, next) =>
            {
                var session = Guid.Parse(context.Request.Headers["Session"].ToString());
                context.User = SessionClaims.Principal(
                    new(Guid.NewGuid(), "stamp", Guid.NewGuid(), "Tenant", Guid.NewGuid(), "Ana", ["agent"]),
                    session
                );
                return next(context);
            }
        );
        app.UseSocketLimit(
            (actor, _) =>
            {
                told.Enqueue(actor);
                return Task.CompletedTask;
            }
        );
        app.Run(async context =>
        {
            await released;
            context.Response.StatusCode = StatusCodes.Status200OK;
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient browser, Guid session)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor");
        request.Headers.Add("Session", session.ToString("D"));
        return browser.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
