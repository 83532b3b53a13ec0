using System.Diagnostics.Metrics;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;
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
    private const string Success = "ordered";
    private static readonly Counter<long> s_searches = ConsoleTelemetry.Meter.CreateCounter<long>("recs.search.reranks");
    private readonly OptionalModel _model;
    private readonly RerankOptions _options;
    private readonly ModelAnswers _answers;
    private readonly ILogger<RerankEndpoint> _logger;

    public RerankEndpoint(
        IOptions<RerankOptions> options,
        ModelAnswers answers,
        ServerCertificates certificates,
        TimeProvider clock,
        ILogger<RerankEndpoint> logger
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _answers, _logger) = (options.Value, answers, logger);
        _model = new(certificates, _options.ApiKey, MaxAnswerBytes, clock);
    }

    public ModelProvider? Provider => _options.Provider;

    public string? ModelFor(string? tenantKey) => _options.ModelFor(tenantKey);

    public async Task<IReadOnlyList<int>?> OrderAsync(
        Guid? tenantId,
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

        if (_model.IsResting)
        {
            Count(tenantId, ModelOutcome.Resting);
            return null;
        }

        using var activity = ConsoleTelemetry.Source.StartActivity("search.rerank");
        activity?.SetTag("recs.rerank.model", _options.Model);
        var answer = await _model.AskAsync<Question, IReadOnlyList<int>>(
            _options.Endpoint!.TrimEnd('/') + "/rerank",
            new(_options.Model!, query.Value, [.. texts.Select(text => Cut(text.Value))], texts.Count),
            body => RerankOrder.Read(body, texts.Count),
            _options.Timeout,
            cancellationToken
        );
        activity?.SetTag("recs.rerank.outcome", answer.Failure?.ToCode() ?? Success);
        Count(tenantId, answer.Failure ?? ModelOutcome.Answered);
        LogTurn(answer);
        return answer.Value;
    }

    public void Dispose() => _model.Dispose();

    private static string Cut(string text) => text.Length > MaxCharacters ? text[..MaxCharacters] : text;

    private void Count(Guid? tenantId, ModelOutcome outcome)
    {
        var code = outcome is ModelOutcome.Answered ? Success : outcome.ToCode();
        s_searches.Add(1, new KeyValuePair<string, object?>("outcome", code));
        _answers.Count(tenantId, ModelUse.Reranking, outcome);
    }

    private void LogTurn(ModelAnswer<IReadOnlyList<int>> answer)
    {
        if (answer is { IsTurn: true, Failure: { } failure })
        {
            LogFailing(failure.ToCode(), answer.Status);
        }
        else if (answer.IsTurn)
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

    private sealed record Question(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("query")] string Query,
        [property: JsonPropertyName("documents")] string[] Documents,
        // some servers return only the best ten unless told otherwise
        [property: JsonPropertyName("top_n")] int TopN
    );
}
