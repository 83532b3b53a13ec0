using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>
/// Asks the configured endpoint for the order of a few texts. Whatever goes wrong leaves the original order: it is counted, the first failure
/// in a row is logged, and the endpoint is left alone for a while.
/// </summary>
public sealed partial class RerankEndpoint : IReranker, IDisposable
{
    // a passage; models read a few hundred words of each text and cut the rest
    private const int MaxCharacters = 2_000;
    private const int MaxAnswerBytes = 1_000_000;
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(10);
    private static readonly Counter<long> s_searches = ConsoleTelemetry.Meter.CreateCounter<long>("recs.search.reranks");
    private readonly HttpClient _client;
    private readonly RerankOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<RerankEndpoint> _logger;
    private long _restsUntil;
    private bool _isFailing;

    public RerankEndpoint(IOptions<RerankOptions> options, TimeProvider clock, ILogger<RerankEndpoint> logger)
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

    public async Task<IReadOnlyList<int>?> OrderAsync(
        OutboundText query,
        IReadOnlyList<OutboundText> texts,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count < 2)
        {
            return null;
        }

        var now = _clock.GetUtcNow().UtcTicks;
        if (now < Interlocked.Read(ref _restsUntil))
        {
            Count("resting");
            return null;
        }

        using var activity = ConsoleTelemetry.Source.StartActivity("search.rerank");
        activity?.SetTag("recs.rerank.model", _options.Model);
        var answer = await AskAsync(query, texts, cancellationToken);
        activity?.SetTag("recs.rerank.outcome", answer.Outcome);
        Count(answer.Outcome);
        Note(answer, now);
        return answer.Order;
    }

    public void Dispose() => _client.Dispose();

    private async Task<RerankAnswer> AskAsync(OutboundText query, IReadOnlyList<OutboundText> texts, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        try
        {
            using var response = await _client.PostAsJsonAsync(
                _options.Endpoint!.TrimEnd('/') + "/rerank",
                new Question(_options.Model!, query.Value, [.. texts.Select(text => Cut(text.Value))], texts.Count),
                limit.Token
            );
            if (!response.IsSuccessStatusCode)
            {
                return RerankAnswer.Failed("refused", (int)response.StatusCode);
            }

            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return RerankOrder.From(JsonSerializer.Deserialize<Answer>(body)?.Results, texts.Count) is { } order
                ? new("ordered", order, null)
                : RerankAnswer.Failed("invalid");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return RerankAnswer.Failed("late");
        }
        catch (JsonException)
        {
            return RerankAnswer.Failed("invalid");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return RerankAnswer.Failed("unreachable");
        }
    }

    private static string Cut(string text) => text.Length > MaxCharacters ? text[..MaxCharacters] : text;

    private static void Count(string outcome) => s_searches.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    private void Note(RerankAnswer answer, long now)
    {
        var wasFailing = Interlocked.Exchange(ref _isFailing, answer.Order is null);
        if (answer.Order is null)
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
        EventId = 1131,
        Level = LogLevel.Warning,
        Message = "Searches keep their own order, the reranking endpoint fails: {Outcome} {Status}"
    )]
    private partial void LogFailing(string outcome, int? status);

    [LoggerMessage(EventId = 1132, Level = LogLevel.Information, Message = "The reranking endpoint orders searches again")]
    private partial void LogBack();

    /// <param name="Order">Null after a failure.</param>
    /// <param name="Status">HTTP status of a refusal.</param>
    private sealed record RerankAnswer(string Outcome, IReadOnlyList<int>? Order, int? Status)
    {
        public static RerankAnswer Failed(string outcome, int? status = null) => new(outcome, null, status);
    }

    private sealed record Question(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("query")] string Query,
        [property: JsonPropertyName("documents")] string[] Documents,
        // some servers return only the best ten unless told otherwise
        [property: JsonPropertyName("top_n")] int TopN
    );

    private sealed record Answer([property: JsonPropertyName("results")] RerankScore?[]? Results);
}
