using System.Diagnostics.Metrics;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;
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
    private const int MaxAnswerBytes = 100_000;
    private const string Success = "read";
    private static readonly Counter<long> s_readings = ConsoleTelemetry.Meter.CreateCounter<long>("recs.intents");
    private readonly OptionalModel _model;
    private readonly IntentOptions _options;
    private readonly ModelAnswers _answers;
    private readonly ILogger<IntentEndpoint> _logger;

    public IntentEndpoint(
        IOptions<IntentOptions> options,
        ModelAnswers answers,
        ServerCertificates certificates,
        TimeProvider clock,
        ILogger<IntentEndpoint> logger
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _answers, _logger) = (options.Value, answers, logger);
        _model = new(certificates, _options.ApiKey, MaxAnswerBytes, clock);
    }

    public ModelProvider? Provider => _options.Provider;

    public string? ModelFor(string? tenantKey) => _options.ModelFor(tenantKey);

    public async Task<IReadOnlyList<NamedIntent>?> ReadAsync(
        Guid tenantId,
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

        if (_model.IsResting)
        {
            Count(tenantId, ModelOutcome.Resting);
            return null;
        }

        using var activity = ConsoleTelemetry.Source.StartActivity("recommend.intents");
        activity?.SetTag("recs.intents.model", _options.Model);
        var answer = await _model.AskAsync<Question, List<NamedIntent>>(
            _options.Endpoint!.TrimEnd('/') + "/intents",
            new(_options.Model!, Cut(text.Value), [.. actions.Select(each => new Choice(each.Key, each.Value.Value))]),
            IntentAnswer.Read,
            _options.Timeout,
            cancellationToken
        );
        activity?.SetTag("recs.intents.outcome", answer.Failure?.ToCode() ?? Success);
        Count(tenantId, answer.Failure ?? ModelOutcome.Answered);
        LogTurn(answer);
        return answer.Value;
    }

    public void Dispose() => _model.Dispose();

    private static string Cut(string text) => text.Length > MaxCharacters ? text[..MaxCharacters] : text;

    private void Count(Guid tenantId, ModelOutcome outcome)
    {
        var code = outcome is ModelOutcome.Answered ? Success : outcome.ToCode();
        s_readings.Add(1, new KeyValuePair<string, object?>("outcome", code));
        _answers.Count(tenantId, ModelUse.Intents, outcome);
    }

    private void LogTurn(ModelAnswer<List<NamedIntent>> answer)
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
        EventId = 1133,
        Level = LogLevel.Warning,
        Message = "Suggestions do without the intent model, its endpoint fails: {Outcome} {Status}"
    )]
    private partial void LogFailing(string outcome, int? status);

    [LoggerMessage(EventId = 1134, Level = LogLevel.Information, Message = "The intent model reads cases again")]
    private partial void LogBack();

    private sealed record Question(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("text")] string Text,
        [property: JsonPropertyName("actions")] Choice[] Actions
    );

    private sealed record Choice([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("title")] string Title);
}
