using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using RecsConsole.Connectors;
using RecsConsole.Platform.Residency;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>A ticket system gets no more requests than were set, and none while it asked for a pause.</summary>
public sealed class RequestPaceTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly Server _server = new();
    private readonly RemoteAccess _access = Access();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Requests_of_a_second_go_at_once_and_the_next_ones_one_by_one()
    {
        var http = Http(perSecond: 4);
        var sent = Enumerable.Range(0, 6).Select(_ => AskAsync(http, _access)).ToList();
        await Task.WhenAll(sent.Take(4));
        _server.Calls.ShouldBe(4);

        _clock.Advance(TimeSpan.FromMilliseconds(240));
        _server.Calls.ShouldBe(4);
        _clock.Advance(TimeSpan.FromMilliseconds(10));
        await sent[4];
        _server.Calls.ShouldBe(5);
        sent[5].IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        await sent[5];

        _clock.Advance(TimeSpan.FromMinutes(1));
        var later = Enumerable.Range(0, 5).Select(_ => AskAsync(http, _access)).ToList();
        await Task.WhenAll(later.Take(4));
        later[4].IsCompleted.ShouldBeFalse("a quiet minute saves up one second's requests, not sixty");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await later[4];
    }

    [Fact]
    public async Task Connection_does_not_wait_for_another_and_one_that_gives_up_leaves()
    {
        var http = Http(perSecond: 1);
        await AskAsync(http, _access);
        using var ended = new CancellationTokenSource();
        var waiting = http.SendAsync(_access, Get(), ended.Token);

        await AskAsync(http, Access());
        await ended.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        _server.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Place_of_one_that_gives_up_goes_to_the_next()
    {
        var http = Http(perSecond: 1);
        await AskAsync(http, _access);
        using var ended = new CancellationTokenSource();
        var waiting = http.SendAsync(_access, Get(), ended.Token);
        await ended.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);

        var next = AskAsync(http, _access);
        _clock.Advance(TimeSpan.FromSeconds(1));

        await next.WaitAsync(TimeSpan.FromSeconds(20), Token);
        _server.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Requests_during_a_pause_are_answered_at_once_and_take_no_place()
    {
        var http = Http(perSecond: 1);
        _server.Status = HttpStatusCode.TooManyRequests;
        _server.RetryAfter = new(TimeSpan.FromSeconds(5));
        await AskAsync(http, _access);
        _server.Status = HttpStatusCode.OK;

        for (var i = 0; i < 10; i++)
        {
            (await AskAsync(http, _access).WaitAsync(TimeSpan.FromSeconds(20), Token)).Value.ShouldBeNull();
        }

        _clock.Advance(TimeSpan.FromSeconds(5));
        (await AskAsync(http, _access).WaitAsync(TimeSpan.FromSeconds(20), Token)).Value.ShouldNotBeNull();
        _server.Calls.ShouldBe(2);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, false)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    public async Task System_that_asks_for_a_pause_is_left_alone_for_that_time(HttpStatusCode status, bool isDate)
    {
        var http = Http();
        _server.Status = status;
        _server.RetryAfter = isDate ? new(_clock.GetUtcNow().AddSeconds(30)) : new(TimeSpan.FromSeconds(30));

        var refused = await AskAsync(http, _access);
        _server.Status = HttpStatusCode.OK;
        _clock.Advance(TimeSpan.FromSeconds(29));
        var early = await AskAsync(http, _access);

        _server.Calls.ShouldBe(1);
        (refused.Value, refused.Refusal).ShouldBe((null, null), "it is asked again later");
        refused.Trouble!.Words.ShouldBe("127.0.0.1 limits requests and asked for a pause of 30 s");
        early.Trouble!.Words.ShouldBe("127.0.0.1 limits requests and asked for a pause of 1 s");
        (await AskAsync(http, Access())).Value.ShouldNotBeNull("another connection");
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(http, _access)).Value.ShouldNotBeNull();
        _server.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task Pause_ends_after_an_hour_whatever_the_system_asked_for()
    {
        var http = Http();
        _server.Status = HttpStatusCode.TooManyRequests;
        _server.RetryAfter = new(TimeSpan.FromDays(3));
        await AskAsync(http, _access);
        _server.Status = HttpStatusCode.OK;

        _clock.Advance(TimeSpan.FromMinutes(59));
        (await AskAsync(http, _access)).Value.ShouldBeNull();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await AskAsync(http, _access)).Value.ShouldNotBeNull();
    }

    [Fact]
    public async Task System_that_names_no_time_is_asked_again_when_its_caller_wants()
    {
        var http = Http();
        _server.Status = HttpStatusCode.TooManyRequests;

        var refused = await AskAsync(http, _access);
        await AskAsync(http, _access);

        refused.Trouble!.Words.ShouldBe("The server responded with status 429");
        _server.Calls.ShouldBe(2);
    }

    private RemoteHttp Http(int perSecond = 50) =>
        new(
            _server,
            // on this machine: no region is read
            new OutboundRegions(null!, null!, Options.Create(new DestinationOptions()), _clock),
            _clock,
            Options.Create(new ConnectorOptions { RequestsPerSecond = perSecond })
        );

    private static RemoteAccess Access() => new(Guid.NewGuid(), Guid.NewGuid(), new("http://127.0.0.1/"), "key", null);

    private static RemoteRequest Get() => new(HttpMethod.Get, "issues.json", "X-Key");

    private static Task<RemoteAnswer<RemoteReply>> AskAsync(RemoteHttp http, RemoteAccess access) => http.SendAsync(access, Get(), Token);

    private sealed class Server : HttpMessageHandler, IHttpClientFactory
    {
        public int Calls { get; private set; }

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public RetryConditionHeaderValue? RetryAfter { get; set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            var answer = new HttpResponseMessage(Status) { Content = new StringContent("{}") };
            answer.Headers.RetryAfter = Status is HttpStatusCode.OK ? null : RetryAfter;
            return Task.FromResult(answer);
        }
    }
}
