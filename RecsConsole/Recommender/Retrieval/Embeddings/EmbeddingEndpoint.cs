using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Text;
using RecsConsole.Platform.Outbound;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>Gets embeddings from the configured endpoint. Sends nothing for tenants that the settings do not name.</summary>
public sealed partial class EmbeddingEndpoint : IDisposable
{
    private const int MaxCharacters = 8_000;

    // After a failure, queries skip the endpoint for this long.
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(10);
    private static readonly TextKind[] s_sent = [TextKind.Case, TextKind.Document, TextKind.Action];
    private static readonly int s_fields = s_sent
        .Select(TextFields.Of)
        .SelectMany(each => new[] { each.Title, each.Body })
        .Distinct()
        .Count();
    private readonly HttpClient _client;
    private readonly EmbeddingOptions _options;
    private readonly ModelAnswers _answers;
    private readonly TimeProvider _clock;
    private readonly ILogger<EmbeddingEndpoint> _logger;
    private long _restsUntil;

    public EmbeddingEndpoint(
        IOptions<EmbeddingOptions> options,
        ModelAnswers answers,
        ServerCertificates certificates,
        TimeProvider clock,
        ILogger<EmbeddingEndpoint> logger
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _answers, _clock, _logger) = (options.Value, answers, clock, logger);
        _client = ModelClient.Create(certificates, _options.ApiKey);
        _client.MaxResponseContentBufferSize = EmbeddingAnswer.MaxBytes(_options.BatchSize, _options.Dimensions);
    }

    /// <summary>Whose model it is.</summary>
    public ModelProvider Provider => new(EmbeddingOptions.Section, _options.Endpoint, _options.Region);

    /// <summary>
    /// The model of a tenant's embeddings; null for a tenant whose texts must not be sent. Vectors of texts with a field left out belong to
    /// a different model: when the tenant's limits change, all are recomputed.
    /// </summary>
    public SearchModel? ModelOf(string? tenantKey, FieldLimits? limits)
    {
        if (!_options.IsSet || !_options.Tenants.Contains(tenantKey ?? "", StringComparer.Ordinal))
        {
            return null;
        }

        var withheld = TextFields.Refused(limits, FieldPurpose.External, s_sent);
        return withheld.Count == s_fields ? null : new(_options.ModelVersion + SuffixOf(withheld), _options.Dimensions, null);
    }

    /// <summary>
    /// The embedding of a query; null when the endpoint does not answer in time, or when no part of the query may be sent.
    /// </summary>
    public async Task<LatentVector?> AskAsync(Guid tenantId, SearchModel model, OutboundText? text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (string.IsNullOrWhiteSpace(text?.Value))
        {
            return null;
        }

        var now = _clock.GetUtcNow().UtcTicks;
        if (now < Interlocked.Read(ref _restsUntil))
        {
            _answers.Count(tenantId, ModelUse.Embeddings, ModelOutcome.Resting);
            return null;
        }

        try
        {
            var vectors = await EmbedAsync(tenantId, [text.Value], _options.QuestionTimeout, cancellationToken);
            return new(model.Version, vectors[0]);
        }
        catch (EmbeddingException e)
        {
            Interlocked.Exchange(ref _restsUntil, now + s_rest.Ticks);
            LogNoAnswer(e.Message);
            return null;
        }
    }

    /// <summary>The embeddings of these texts, in order, requested in batches of the configured size.</summary>
    /// <exception cref="EmbeddingException">The endpoint does not answer, or its response does not fit the request.</exception>
    public async Task<IReadOnlyList<float[]>> EmbedAsync(
        Guid tenantId,
        IReadOnlyList<OutboundText> texts,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(texts);
        var vectors = new List<float[]>(texts.Count);
        foreach (var batch in texts.Select(text => text.Value).Chunk(_options.BatchSize))
        {
            vectors.AddRange(await EmbedAsync(tenantId, batch, _options.BatchTimeout, cancellationToken));
        }

        return vectors;
    }

    public void Dispose() => _client.Dispose();

    // each request is counted by what came of it
    private async Task<float[][]> EmbedAsync(Guid tenantId, string[] texts, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            var vectors = await PostAsync(texts, timeout, cancellationToken);
            _answers.Count(tenantId, ModelUse.Embeddings, ModelOutcome.Answered);
            return vectors;
        }
        catch (EmbeddingException e)
        {
            _answers.Count(tenantId, ModelUse.Embeddings, e.Outcome);
            throw;
        }
    }

    private async Task<float[][]> PostAsync(string[] texts, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            var inputs = Array.ConvertAll(texts, text => text.Length > MaxCharacters ? text[..MaxCharacters] : text);
            using var response = await _client.PostAsJsonAsync(
                _options.Endpoint!.TrimEnd('/') + "/embeddings",
                new Question(_options.Model!, inputs),
                limit.Token
            );
            if (!response.IsSuccessStatusCode)
            {
                throw new EmbeddingException($"it answered {(int)response.StatusCode}") { Outcome = ModelOutcome.Refused };
            }

            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return EmbeddingAnswer.Read(body, texts.Length, _options.Dimensions);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EmbeddingException($"no answer within {timeout.TotalSeconds:0.##} s", e) { Outcome = ModelOutcome.Late };
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException)
        {
            throw new EmbeddingException($"it could not be asked ({e.GetType().Name})", e)
            {
                Outcome = e is JsonException ? ModelOutcome.Invalid : ModelOutcome.Unreachable,
            };
        }
    }

    private static string SuffixOf(IReadOnlyList<DataField> withheld) =>
        withheld.Count == 0
            ? ""
            : ":" + CanonicalHash.Of(Encoding.UTF8.GetBytes(string.Join(',', withheld.Select(field => field.Key))))[..8];

    [LoggerMessage(EventId = 1121, Level = LogLevel.Warning, Message = "The embedding endpoint is left alone for a while: {Reason}")]
    private partial void LogNoAnswer(string reason);

    private sealed record Question(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("input")] string[] Input
    );
}
