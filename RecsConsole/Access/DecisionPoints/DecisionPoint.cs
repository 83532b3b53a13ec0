using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>
/// Asks the external decision point, if one is configured. Only a clear yes in time counts: an error, another status code, an unreadable
/// response, a timeout or a decision point outside the region of the tenant is a no.
/// </summary>
public sealed partial class DecisionPoint : IDisposable
{
    private const int MaxBytes = 1_000_000;

    private readonly HttpClient _client;
    private readonly DecisionPointOptions _options;
    private readonly OutboundRegions _regions;
    private readonly TimeProvider _clock;
    private readonly ILogger<DecisionPoint> _logger;
    private readonly ConcurrentDictionary<Guid, bool> _outside = new();

    public DecisionPoint(
        IOptions<DecisionPointOptions> options,
        OutboundRegions regions,
        ServerCertificates certificates,
        TimeProvider clock,
        ILogger<DecisionPoint> logger
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(certificates);
        (_options, _regions, _clock, _logger) = (options.Value, regions, clock, logger);
        // a redirect would let an unconfigured server decide
        var handler = certificates.Handler();
        handler.AllowAutoRedirect = false;
        _client = new(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxBytes };
        if (!string.IsNullOrEmpty(_options.Token))
        {
            _client.DefaultRequestHeaders.Authorization = new("Bearer", _options.Token);
        }

        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    /// <summary>Whether a decision point is configured.</summary>
    public bool IsInForce => _options.IsSet;

    /// <summary>The policy's answer. If it permits and a decision point is configured, the decision point must permit too.</summary>
    public async Task<AccessDecision> ConfirmAsync(
        AccessDecision own,
        AccessSubject subject,
        AccessQuestion question,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(question);
        if (!IsInForce || !own.Permitted)
        {
            return own;
        }

        var body = AuthZenMessages.One(subject, question, _clock.GetUtcNow());
        var answer = await PostAsync(subject.TenantId, "evaluation", body, cancellationToken);
        return own.With(answer is null ? null : AuthZenMessages.AnswerOf(answer));
    }

    /// <summary>One answer per question, in order, from one request; null where there is no answer.</summary>
    public async Task<IReadOnlyList<bool?>> AskAsync(
        AccessSubject subject,
        IReadOnlyList<AccessQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(questions);
        if (questions.Count == 0)
        {
            return [];
        }

        var body = AuthZenMessages.Many(subject, questions, _clock.GetUtcNow());
        var answer = await PostAsync(subject.TenantId, "evaluations", body, cancellationToken);
        return answer is null ? new bool?[questions.Count] : AuthZenMessages.AnswersOf(answer, questions.Count);
    }

    public void Dispose() => _client.Dispose();

    private async Task<byte[]?> PostAsync(Guid tenantId, string what, byte[] body, CancellationToken cancellationToken)
    {
        // the denial is recorded by whoever asked
        if (!await IsInRegionAsync(tenantId, cancellationToken))
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        try
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json", Encoding.UTF8.WebName);
            using var response = await _client.PostAsync($"{_options.Address!.TrimEnd('/')}/access/v1/{what}", content, limit.Token);
            if (response.StatusCode == System.Net.HttpStatusCode.OK)
            {
                return await response.Content.ReadAsByteArrayAsync(limit.Token);
            }

            LogNoAnswer($"it answered {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogNoAnswer($"no answer within {_options.Timeout.TotalMilliseconds:0} ms");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            LogNoAnswer(e.GetType().Name);
        }

        return null;
    }

    private async Task<bool> IsInRegionAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        var host = new Uri(_options.Address!).IdnHost;
        var isInside = await _regions.IsInRegionAsync(tenantId, host, cancellationToken);
        // logged when it changes only: every check asks
        if (!isInside && _outside.TryAdd(tenantId, true))
        {
            LogOutside(host, tenantId);
        }
        else if (isInside && _outside.TryRemove(tenantId, out _))
        {
            LogInside(host, tenantId);
        }

        return isInside;
    }

    [LoggerMessage(
        EventId = 1003,
        Level = LogLevel.Error,
        Message = "The decision point {Host} is outside the region of tenant {TenantId} and is not asked: everything is denied until its "
            + "host is listed with the region under Residency:Destinations"
    )]
    private partial void LogOutside(string host, Guid tenantId);

    [LoggerMessage(
        EventId = 1004,
        Level = LogLevel.Information,
        Message = "The decision point {Host} is in the region of tenant {TenantId} and is asked again"
    )]
    private partial void LogInside(string host, Guid tenantId);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "The decision point was asked in vain ({Reason}); denied")]
    private partial void LogNoAnswer(string reason);
}
