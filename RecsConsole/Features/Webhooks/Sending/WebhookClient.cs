using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RecsConsole.Platform;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;
using RecsConsole.Platform.Signatures;

namespace RecsConsole.Features.Webhooks.Sending;

/// <summary>
/// Posts an event to an address. Redirects are not followed, because they would lead to a server nobody configured, and only the status of
/// a response is read.
/// </summary>
public sealed class WebhookClient(IHttpClientFactory clients, OutboundRegions regions, TimeProvider clock)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "webhooks";

    /// <summary>Timeout for a receiver, which should store the event, respond, and process it afterwards.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(10);

    public async Task<WebhookAnswer> PostAsync(WebhookMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var destination = Destination.Of(DestinationKind.Webhook, message.Address);
        if (!await regions.MaySendAsync([message.TenantId], destination, cancellationToken))
        {
            return new(StoredText.From<Texts>(nameof(Texts.RegionDoesNotFit), message.Address.Authority));
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var request = RequestOf(message);
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new(response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(StoredText.From<Texts>(nameof(Texts.NoAnswerInTime), (int)Limit.TotalSeconds));
        }
        catch (HttpRequestException e) when (OutboundRefusedException.ProblemOf(e) is { } problem)
        {
            return new(problem);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new(StoredText.From<Texts>(nameof(Texts.CannotBeReached), message.Address.Authority));
        }
    }

    private HttpRequestMessage RequestOf(WebhookMessage message)
    {
        var now = clock.GetUtcNow();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, message.Address) { Content = content };
        request.Headers.UserAgent.Add(new("RecsConsole", productVersion: null));
        request.Headers.Add(WebhookSignature.IdHeader, message.Id);
        request.Headers.Add(WebhookSignature.TimestampHeader, WebhookSignature.Seconds(now));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(message.Secrets, message.Id, now, message.Body));
        return request;
    }
}

/// <param name="TenantId">Whose event it is.</param>
/// <param name="Id">The same in every attempt.</param>
/// <param name="Secrets">All secrets sign.</param>
public sealed record WebhookMessage(Guid TenantId, Uri Address, string Id, string Body, IReadOnlyList<string> Secrets);

/// <summary>The result of an attempt.</summary>
public sealed record WebhookAnswer
{
    public WebhookAnswer(HttpStatusCode status) => Status = status;

    public WebhookAnswer(StoredText trouble) => Trouble = trouble;

    /// <summary>HTTP status; null when there was no response.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>Why there was no response.</summary>
    public StoredText? Trouble { get; }

    public bool IsDelivered => (int?)Status is >= 200 and < 300;

    /// <summary>The receiver permanently refuses further events.</summary>
    public bool IsGone => Status is HttpStatusCode.Gone;

    /// <summary>Why the event counts as not delivered; null when it was delivered.</summary>
    public StoredText? Problem =>
        IsDelivered
            ? null
            : Trouble
                ?? (
                    (int)Status! is >= 300 and < 400
                        ? StoredText.From<Texts>(nameof(Texts.SendsElsewhere))
                        : StoredText.From<Texts>(nameof(Texts.AnsweredWith), (int)Status)
                );
}
