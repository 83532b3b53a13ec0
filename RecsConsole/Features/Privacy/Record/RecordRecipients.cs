using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>Everyone who receives data of the tenant, as configured by the tenant and by the server's operator.</summary>
public sealed class RecordRecipients(
    SearchModels models,
    ModelEndpoints endpoints,
    IOptions<DecisionPointOptions> decisionPoint,
    IOptions<MailOptions> mail,
    IOptions<TelemetryOptions> telemetry
)
{
    /// <summary>Returns the tenant's own recipients first.</summary>
    public async Task<IReadOnlyList<RecordRecipient>> ReadAsync(
        ConsoleDbContext db,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var connections = await db.Connections.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        var webhooks = await db.Webhooks.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        var keys = await db
            .ApiKeys.AsNoTracking()
            .InForce(now)
            .OrderBy(row => row.Name)
            .Select(row => row.Name)
            .ToListAsync(cancellationToken);
        var parents = await db
            .EmbedParents.AsNoTracking()
            .OrderBy(row => row.Origin)
            .Select(row => row.Origin)
            .ToListAsync(cancellationToken);
        return
        [
            .. connections.Select(row => new RecordRecipient(RecipientKind.TicketSystem, row.Name, HostOf(row.Address), row.IsEnabled)),
            .. webhooks.Select(row => new RecordRecipient(RecipientKind.Webhook, row.Name, HostOf(row.Address), row.IsEnabled)),
            .. keys.Select(name => new RecordRecipient(RecipientKind.ApiKey, name, null, IsOn: true)),
            .. parents.Select(origin => new RecordRecipient(RecipientKind.EmbeddingPage, origin, HostOf(origin), IsOn: true)),
            .. await OfServerAsync(db, cancellationToken),
        ];
    }

    private async Task<IEnumerable<RecordRecipient>> OfServerAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var (search, order, reader) = (endpoints.Embedding, endpoints.Reranking, endpoints.Intents);
        var (sent, traces, point) = (mail.Value, telemetry.Value, decisionPoint.Value);
        var isEmbedded = search.IsSet && await models.RemoteOfAsync(db, cancellationToken) is not null;
        var isReranked = order.IsSet && await IsAskedAsync(db, order.Provider, order.ModelFor, SearchReranking.MayLeave, cancellationToken);
        var isRead = reader.IsSet && await IsAskedAsync(db, reader.Provider, reader.ModelFor, CaseIntents.MayLeave, cancellationToken);
        RecordRecipient?[] all =
        [
            string.IsNullOrEmpty(sent.Host) ? null : new(RecipientKind.Mail, sent.From ?? "", sent.Host, IsOn: true),
            search.IsSet ? new(RecipientKind.EmbeddingModel, search.Model ?? "", HostOf(search.Endpoint), isEmbedded) : null,
            order.IsSet ? new(RecipientKind.RerankingModel, order.Model ?? "", HostOf(order.Endpoint), isReranked) : null,
            reader.IsSet ? new(RecipientKind.IntentModel, reader.Model ?? "", HostOf(reader.Endpoint), isRead) : null,
            point.IsSet ? new(RecipientKind.DecisionPoint, "", HostOf(point.Address), IsOn: true) : null,
            traces.OtlpEndpoint is { } collector ? new(RecipientKind.Telemetry, traces.ServiceName, collector.Host, IsOn: true) : null,
        ];
        return all.OfType<RecordRecipient>();
    }

    private static async Task<bool> IsAskedAsync(
        ConsoleDbContext db,
        ModelProvider provider,
        Func<string?, string?> modelFor,
        Func<FieldLimits?, bool> mayLeave,
        CancellationToken cancellationToken
    )
    {
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == db.TenantId, cancellationToken);
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        return modelFor(tenant.Key) is not null
            && mayLeave(settings.Part.FieldLimits)
            && ExternalCalls.RefusalOf(tenant.Region, settings.ComplianceInForce, provider) is null;
    }

    // a URL may contain a secret in its path; the host shows whose server it is
    private static string? HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : null;
}
