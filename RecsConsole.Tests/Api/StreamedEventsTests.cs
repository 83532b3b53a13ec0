using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Features.Jobs;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Api;

/// <summary>
/// Another system streams its events, repeats what it is unsure of, and the server is killed meanwhile: each arrives once.
/// </summary>
public sealed class StreamedEventsTests(ITestOutputHelper output)
{
    private const int EventsPerBatch = 1_000;
    private const string Activity = "streamed";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Events_posted_again_to_a_killed_server_arrive_once() => StreamAsync(batches: 6, kills: 1);

    [Fact]
    [Trait("Speed", "Slow")]
    public Task Fifty_thousand_events_with_retries_duplicates_and_three_kills_arrive_once() => StreamAsync(batches: 50, kills: 3);

    private async Task StreamAsync(int batches, int kills)
    {
        await using var world = await DeskWorld.CreateAsync();
        var key = await KeyAsync(world);
        var start = DateTimeOffset.UtcNow.AddDays(-30);
        await using var sender = new Sender(world.Database.Settings, key);
        await sender.StartAsync();
        (await sender.TryPostAsync("/api/v1/cases:batch", Cases(batches, start), "cases")).ShouldBe(HttpStatusCode.OK);
        var (every, posting) = (batches / (kills + 1), new Stopwatch());
        for (var batch = 0; batch < batches; batch++)
        {
            var body = Events(batch, start);
            if (batch > 0 && batch % every == 0 && batch / every <= kills)
            {
                // the answer is lost, and perhaps the batch as well: the sender cannot know
                var lost = sender.TryPostAsync("/api/v1/events:batch", body, $"lost-{batch}");
                await Task.Delay(30 * (batch / every), Token);
                await sender.KillAsync();
                await lost;
                await sender.StartAsync();
            }

            posting.Start();
            (await sender.PostUntilTakenAsync("/api/v1/events:batch", body, $"batch-{batch}")).ShouldBe(HttpStatusCode.OK);
            posting.Stop();
            if (batch % 3 == 0)
            {
                (await sender.PostUntilTakenAsync("/api/v1/events:batch", body, $"again-{batch}")).ShouldBe(HttpStatusCode.OK);
            }
        }

        await sender.KillAsync();
        var speed = batches * EventsPerBatch / posting.Elapsed.TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{batches} batches of {EventsPerBatch}: {speed:0} events a second"));
        await using var db = world.Open();
        var stored = db.CaseEvents.Where(each => each.Activity == Activity);
        (await stored.CountAsync(Token)).ShouldBe(batches * EventsPerBatch);
        (await stored.Select(each => each.EventKey).Distinct().CountAsync(Token)).ShouldBe(batches * EventsPerBatch);
        (await stored.Select(each => each.CaseId).Distinct().CountAsync(Token)).ShouldBe(batches);
    }

    private static string Cases(int count, DateTimeOffset start) =>
        Rows(
            Enumerable
                .Range(0, count)
                .Select(i =>
                    $$"""
                        {"key":"S-{{i}}","title":"Streamed {{i}}","type":"ticket","team":"one","region":"EU","openedAt":"{{start:O}}"}
                        """
                )
        );

    private static string Events(int batch, DateTimeOffset start) =>
        Rows(
            Enumerable
                .Range(0, EventsPerBatch)
                .Select(i => (Id: $"{batch}-{i}", At: start.AddSeconds(i + 1)))
                .Select(each => $$"""{"id":"{{each.Id}}","case":"S-{{batch}}","activity":"{{Activity}}","at":"{{each.At:O}}"}""")
        );

    private static string Rows(IEnumerable<string> rows) => $$"""{"rows":[{{string.Join(',', rows)}}]}""";

    private static async Task<string> KeyAsync(DeskWorld world)
    {
        var id = Guid.CreateVersion7();
        var (text, hash) = ApiKeyToken.New(id);
        await using var db = world.Open();
        db.Teams.Add(
            new()
            {
                TenantId = world.Here.TenantId,
                Key = "one",
                Name = "One",
            }
        );
        db.ApiKeys.Add(
            new()
            {
                TenantId = world.Here.TenantId,
                Id = id,
                Name = "stream",
                SecretHash = hash,
                Scopes = [.. ApiScopes.All],
                PersonId = world.Here.Agent.PersonId,
                CreatedAt = DateTimeOffset.UtcNow,
                ExpiresAt = DateTimeOffset.UtcNow.AddDays(1),
            }
        );
        await db.SaveChangesAsync(Token);
        return text;
    }

    private sealed class Sender(IReadOnlyDictionary<string, string> settings, string key) : IAsyncDisposable
    {
        private readonly int _port = FreePort();
        private RunningConsole? _server;

        public async Task StartAsync()
        {
            _server = RunningConsole.Start(settings, _port);
            using var client = Client();
            for (var tries = 0; tries < 600; tries++)
            {
                try
                {
                    using var answer = await client.GetAsync("/health/live", Token);
                    if (answer.IsSuccessStatusCode)
                    {
                        return;
                    }
                }
                catch (HttpRequestException)
                {
                    // not listening yet
                }

                await Task.Delay(200, Token);
            }

            throw new InvalidOperationException("The server does not start: " + _server.Output);
        }

        public Task KillAsync() => _server?.KillAsync() ?? Task.CompletedTask;

        /// <summary>Null when there was no answer.</summary>
        public async Task<HttpStatusCode?> TryPostAsync(string path, string body, string name)
        {
            try
            {
                using var client = Client();
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = ApiSite.Json(body) };
                request.Headers.Add("Idempotency-Key", name);
                using var answer = await client.SendAsync(request, Token);
                return answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }

        /// <summary>Repeats the request while the first one may still be at work.</summary>
        public async Task<HttpStatusCode?> PostUntilTakenAsync(string path, string body, string name)
        {
            for (var tries = 0; ; tries++)
            {
                var status = await TryPostAsync(path, body, name);
                if (status is not (null or HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable) || tries == 100)
                {
                    return status;
                }

                await Task.Delay(1_000, Token);
            }
        }

        public async ValueTask DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

        private HttpClient Client()
        {
            var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{_port}"), Timeout = TimeSpan.FromMinutes(2) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            return client;
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
