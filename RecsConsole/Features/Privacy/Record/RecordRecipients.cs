using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Residency;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>Everyone who receives data of the tenant, as configured by the tenant and by the server's operator.</summary>
public sealed class RecordRecipients(
    ModelEndpoints endpoints,
    EmbeddingEndpoint embedding,
    ServerDestinations servers,
    OutboundRegions regions
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
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == db.TenantId, cancellationToken);
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
            .. connections.Select(row => Sent(RecipientKind.TicketSystem, row.Name, row.Address, row.IsEnabled, tenant)),
            .. webhooks.Select(row => Sent(RecipientKind.Webhook, row.Name, row.Address, row.IsEnabled, tenant)),
            // these fetch what they are permitted to: nothing is sent to them
            .. keys.Select(name => new RecordRecipient(RecipientKind.ApiKey, name, null, RecipientState.On)),
            .. parents.Select(origin => new RecordRecipient(RecipientKind.EmbeddingPage, origin, HostOf(origin), RecipientState.On)),
            .. await ModelsAsync(db, tenant, cancellationToken),
            .. OfServer(tenant),
        ];
    }

    /// <summary>The host of the decision point, if it is not in a region: there it is not asked, and everything is denied.</summary>
    public string? PointOutside(string region) => servers.DecisionPointHost is { } host && !regions.IsInRegion(region, host) ? host : null;

    private async Task<IEnumerable<RecordRecipient>> ModelsAsync(ConsoleDbContext db, TenantRow tenant, CancellationToken cancellationToken)
    {
        var (search, order, reader) = (endpoints.Embedding, endpoints.Reranking, endpoints.Intents);
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var limits = settings.Part.FieldLimits;
        var isEmbedded = embedding.ModelOf(tenant.Key, limits) is not null;
        var isReranked = order.ModelFor(tenant.Key) is not null && SearchReranking.MayLeave(limits);
        var isRead = reader.ModelFor(tenant.Key) is not null && CaseIntents.MayLeave(limits);
        RecordRecipient?[] all =
        [
            search.IsSet
                ? new(RecipientKind.EmbeddingModel, search.Model ?? "", HostOf(search.Endpoint), StateOf(embedding.Provider, isEmbedded))
                : null,
            order.IsSet
                ? new(RecipientKind.RerankingModel, order.Model ?? "", HostOf(order.Endpoint), StateOf(order.Provider, isReranked))
                : null,
            reader.IsSet
                ? new(RecipientKind.IntentModel, reader.Model ?? "", HostOf(reader.Endpoint), StateOf(reader.Provider, isRead))
                : null,
        ];
        return all.OfType<RecordRecipient>();

        RecipientState StateOf(ModelProvider provider, bool isChosen) =>
            !isChosen ? RecipientState.Off
            : ExternalCalls.RefusalOf(tenant.Region, settings.ComplianceInForce, provider) is null ? RecipientState.On
            : RecipientState.Refused;
    }

    private IEnumerable<RecordRecipient> OfServer(TenantRow tenant) =>
        servers
            .Of(tenant.Key)
            .Select(server => new RecordRecipient(
                server.Kind,
                server.Name,
                server.Host,
                server.Host is null || IsInRegion(server.Host, tenant) ? RecipientState.On
                    : server.Kind is RecipientKind.SignIn or RecipientKind.Telemetry ? RecipientState.Outside
                    : RecipientState.Refused
            ));

    private RecordRecipient Sent(RecipientKind kind, string name, string address, bool isOn, TenantRow tenant)
    {
        var host = HostOf(address);
        var state =
            !isOn ? RecipientState.Off
            : host is not null && IsInRegion(host, tenant) ? RecipientState.On
            : RecipientState.Refused;
        return new(kind, name, host, state);
    }

    private bool IsInRegion(string host, TenantRow tenant) => regions.IsInRegion(tenant.Region, host);

    // a URL may contain a secret in its path; the host shows whose server it is
    internal static string? HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.IdnHost : null;
}
