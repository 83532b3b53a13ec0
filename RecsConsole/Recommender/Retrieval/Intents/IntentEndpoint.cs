using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Intents;

/// <summary>
/// Asks the configured endpoint which actions a case asks for. Whatever goes wrong leaves the source out: it is counted, the first failure
/// in a row is logged, and the endpoint is left alone for a while.
/// </summary>
public sealed partial class IntentEndpoint : IIntentModel, IDisposable
{
    // models read the beginning; a case that is longer repeats itself or carries a log
    private const int MaxCharacters = 4_000;
    private const int MaxIntents = 20;
    private const int MaxAnswerBytes = 100_000;
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(10);
    private static readonly Counter<long> s_readings = ConsoleTelemetry.Meter.CreateCounter<long>("recs.intents");
    private readonly HttpClient _client;
    private readonly IntentOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<IntentEndpoint> _logger;
    private long _restsUntil;
    private bool _isFailing;

    public IntentEndpoint(IOptions<IntentOptions> options, TimeProvider clock, ILogger<IntentEndpoint> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _clock, _logger) = (options.Value, clock, logger);
        // a redirect would send texts and API key to a server that is not configured
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        _client = new(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswerBytes };
        if (!string.IsNullOrEmpty(_options.ApiKey))
        {
            _client.DefaultRequestHeaders.Authorization = new("Bearer", _options.ApiKey);
        }

        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    public ModelProvider? Provider => _options.Provider;

    public string? ModelFor(string? tenantKey) => _options.ModelFor(tenantKey);

    public async Task<IReadOnlyList<NamedIntent>?> ReadAsync(
        OutboundText text,
        IReadOnlyDictionary<string, OutboundText> actions,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(actions);
        if (actions.Count == 0)
        {
            return [];
        }

        var now = _clock.GetUtcNow().UtcTicks;
        if (now < Interlocked.Read(ref _restsUntil))
        {
            Count("resting");
            return null;
        }

        using var activity = ConsoleTelemetry.Source.StartActivity("recommend.intents");
        activity?.SetTag("recs.intents.model", _options.Model);
        var answer = await AskAsync(text, actions, cancellationToken);
        activity?.SetTag("recs.intents.outcome", answer.Outcome);
        Count(answer.Outcome);
        Note(answer, now);
        return answer.Intents;
    }

    public void Dispose() => _client.Dispose();

    private async Task<IntentAnswer> AskAsync(
        OutboundText text,
        IReadOnlyDictionary<string, OutboundText> actions,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        try
        {
            using var response = await _client.PostAsJsonAsync(
                _options.Endpoint!.TrimEnd('/') + "/intents",
                new Question(_options.Model!, Cut(text.Value), [.. actions.Select(each => new Choice(each.Key, each.Value.Value))]),
                limit.Token
            );
            if (!response.IsSuccessStatusCode)
            {
                return IntentAnswer.Failed("refused", (int)response.StatusCode);
            }

            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return IntentsIn(JsonSerializer.Deserialize<Answer>(body)) is { } intents
                ? new("read", intents, null)
                : IntentAnswer.Failed("invalid");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return IntentAnswer.Failed("late");
        }
        catch (JsonException)
        {
            return IntentAnswer.Failed("invalid");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return IntentAnswer.Failed("unreachable");
        }
    }

    // both members are nullable, because a missing number must not read as 0; one that is no share spoils the whole answer
    private static List<NamedIntent>? IntentsIn(Answer? answer)
    {
        if (answer?.Intents is not { Length: <= MaxIntents } named)
        {
            return null;
        }

        var intents = new List<NamedIntent>(named.Length);
        foreach (var each in named)
        {
            if (each is not { Id.Length: > 0, Score: >= 0 and <= 1 })
            {
                return null;
            }

            intents.Add(new(each.Id, each.Score.Value));
        }

        return intents;
    }

    private static string Cut(string text) => text.Length > MaxCharacters ? text[..MaxCharacters] : text;

    private static void Count(string outcome) => s_readings.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    private void Note(IntentAnswer answer, long now)
    {
        var wasFailing = Interlocked.Exchange(ref _isFailing, answer.Intents is null);
        if (answer.Intents is null)
        {
            Interlocked.Exchange(ref _restsUntil, now + s_rest.Ticks);
            if (!wasFailing)
            {
                LogFailing(answer.Outcome, answer.Status);
            }
        }
        else if (wasFailing)
        {
            LogBack();
        }
    }

    [LoggerMessage(
        EventId = 1133,
        Level = LogLevel.Warning,
        Message = "Suggestions do without the intent model, its endpoint fails: {Outcome} {Status}"
    )]
    private partial void LogFailing(string outcome, int? status);

    [LoggerMessage(EventId = 1134, Level = LogLevel.Information, Message = "The intent model reads cases again")]
    private partial void LogBack();

    /// <param name="Intents">Null after a failure.</param>
    /// <param name="Status">HTTP status of a refusal.</param>
    private sealed record IntentAnswer(string Outcome, IReadOnlyList<NamedIntent>? Intents, int? Status)
    {
        public static IntentAnswer Failed(string outcome, int? status = null) => new(outcome, null, status);
    }

    private sealed record Question(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("text")] string Text,
        [property: JsonPropertyName("actions")] Choice[] Actions
    );

    private sealed record Choice([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("title")] string Title);

    private sealed record Answer([property: JsonPropertyName("intents")] Named?[]? Intents);

    private sealed record Named([property: JsonPropertyName("id")] string? Id, [property: JsonPropertyName("score")] double? Score);
}
