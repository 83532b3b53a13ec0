using System.Net.Http.Json;
using System.Text.Json;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// A model behind an endpoint that a request can do without. Whatever goes wrong is an outcome and no exception, and then the endpoint is
/// left alone for a while.
/// </summary>
internal sealed class OptionalModel : IDisposable
{
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(10);
    private readonly HttpClient _client;
    private readonly TimeProvider _clock;
    private long _restsUntil;
    private bool _isFailing;

    public OptionalModel(ServerCertificates certificates, string? apiKey, int maxAnswerBytes, TimeProvider clock)
    {
        _client = ModelClient.Create(certificates, apiKey);
        _client.MaxResponseContentBufferSize = maxAnswerBytes;
        _clock = clock;
    }

    /// <summary>The endpoint is left alone after a failure.</summary>
    public bool IsResting => _clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _restsUntil);

    /// <param name="read">Turns a response into what was asked for; null, or a <see cref="JsonException"/>, when it is invalid.</param>
    public async Task<ModelAnswer<TRead>> AskAsync<TQuestion, TRead>(
        string address,
        TQuestion question,
        Func<byte[], TRead?> read,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
        where TRead : class
    {
        var now = _clock.GetUtcNow().UtcTicks;
        var answer = await PostAsync(address, question, read, timeout, cancellationToken);
        var isFailing = answer.Value is null;
        if (isFailing)
        {
            Interlocked.Exchange(ref _restsUntil, now + s_rest.Ticks);
        }

        var wasFailing = Interlocked.Exchange(ref _isFailing, isFailing);
        return answer with { IsTurn = wasFailing != isFailing };
    }

    public void Dispose() => _client.Dispose();

    private async Task<ModelAnswer<TRead>> PostAsync<TQuestion, TRead>(
        string address,
        TQuestion question,
        Func<byte[], TRead?> read,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
        where TRead : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await _client.PostAsJsonAsync(address, question, limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                return new(null, ModelOutcome.Refused, (int)response.StatusCode);
            }

            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return read(body) is { } value ? new(value, null, null) : new(null, ModelOutcome.Invalid, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, ModelOutcome.Late, null);
        }
        catch (JsonException)
        {
            return new(null, ModelOutcome.Invalid, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new(null, ModelOutcome.Unreachable, null);
        }
    }
}

/// <param name="Value">Null after a failure.</param>
/// <param name="Failure">Null after an answer.</param>
/// <param name="Status">HTTP status of a refusal.</param>
internal sealed record ModelAnswer<T>(T? Value, ModelOutcome? Failure, int? Status)
    where T : class
{
    /// <summary>The first failure after an answer, or the first answer after a failure: worth a line in the log.</summary>
    public bool IsTurn { get; init; }
}
