using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Text.Json;
using RecsConsole.Api;

namespace RecsConsole.Cli.Bench.Serving;

/// <summary>
/// Posts events to the API over HTTP, as other systems do: several clients, each with cases of its own, because the events of a case must
/// come in the order of time.
/// </summary>
internal sealed class ApiBench(HttpClient http, NewsLag lag, IReadOnlyList<BenchCase> cases)
{
    private const string Activity = "bench-event"; // no action of the catalog: a line in the history
    private const int MaxTries = 20;
    private const int LongestQuote = 400;
    private readonly ConcurrentBag<double> _times = [];
    private int _next;
    private int _repeated;

    /// <summary>Posts events one by one.</summary>
    public Task<PostedEvents> SingleAsync(int events, int clients, CancellationToken cancellationToken) =>
        MeasureAsync(
            events,
            1,
            clients,
            async (own, _, number) =>
            {
                var each = own[number % own.Count];
                lag.Sending(each.Id);
                await PostAsync($"/cases/{each.Key}/events", Event(null), cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Posts events in batches.</summary>
    public Task<PostedEvents> BatchedAsync(int events, int batch, int clients, CancellationToken cancellationToken) =>
        MeasureAsync(
            events,
            batch,
            clients,
            async (own, rows, number) =>
            {
                List<BenchCase> named = [.. Enumerable.Range(0, rows).Select(row => own[((number * rows) + row) % own.Count])];
                named.DistinctBy(each => each.Id, StringComparer.Ordinal).ToList().ForEach(each => lag.Sending(each.Id));
                var body = new { rows = named.Select(each => Event(each.Key)).ToList() }; // the same when it is repeated
                var answer = await PostAsync("/events:batch", body, cancellationToken);
                if (JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("added").GetInt32() != rows)
                {
                    throw Refused(answer); // a refused row would count as if it had been taken
                }
            },
            cancellationToken
        );

    private async Task<PostedEvents> MeasureAsync(
        int events,
        int batch,
        int clients,
        Func<IReadOnlyList<BenchCase>, int, int, Task> postAsync,
        CancellationToken cancellationToken
    )
    {
        _times.Clear();
        _repeated = 0;
        var requests = (events + batch - 1) / batch;
        var next = -1;
        async Task PostInTurnAsync(int client)
        {
            var own = cases.Where((_, at) => at % clients == client).ToList();
            int number;
            while ((number = Interlocked.Increment(ref next)) < requests)
            {
                var sent = Stopwatch.GetTimestamp();
                await postAsync(own, Math.Min(batch, events - (number * batch)), number);
                _times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
        }

        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => PostInTurnAsync(client), cancellationToken)));
        watch.Stop();
        processor = Environment.CpuUsage.TotalTime - processor;
        return Posted(events, watch.Elapsed, processor, await lag.TakeAsync(cancellationToken));
    }

    private PostedEvents Posted(int events, TimeSpan took, TimeSpan processor, double[] lags)
    {
        double[] times = [.. _times];
        return new(
            events,
            times.Length,
            _repeated,
            Math.Round(took.TotalSeconds, 2),
            Math.Round(events / took.TotalSeconds),
            Percentiles.Of(times, 0.5),
            Percentiles.Of(times, 0.95),
            Percentiles.Of(lags, 0.5),
            Percentiles.Of(lags, 0.95),
            Math.Round(processor.TotalMilliseconds / events, 3)
        );
    }

    // only the batch names the case: a single event has it in the address
    private object Event(string? key)
    {
        var id = Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture);
        var at = TimeProvider.System.GetUtcNow();
        return key is null
            ? new
            {
                id,
                activity = Activity,
                at,
            }
            : new
            {
                id,
                activity = Activity,
                at,
                @case = key,
            };
    }

    // A sender repeats what was refused because another request held the rows. It sends bytes of a known length, as most clients do: chunks
    // cost both sides more.
    private async Task<string> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);
        for (var attempt = 1; ; attempt++)
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new(MediaTypeNames.Application.Json);
            using var answer = await http.PostAsync(ApiSetup.Root + path, content, cancellationToken);
            if (attempt < MaxTries && answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable)
            {
                Interlocked.Increment(ref _repeated);
                continue;
            }

            var said = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode ? said : throw Refused(said);
        }
    }

    private static CommandException Refused(string said) =>
        new($"The API answered: {said[..Math.Min(said.Length, LongestQuote)]}", CommandException.Failed);
}

/// <summary>A case that events are posted to.</summary>
internal sealed record BenchCase(string Id, string Key);
