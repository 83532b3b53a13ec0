using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Residency;

/// <summary>
/// Data of a tenant leaves for servers in the tenant's region only. Asked at each exit, before each call: where a webhook, a mail, a
/// request to a ticket system or a question to the decision point leaves this machine. A server without a declared region is in none.
/// </summary>
public sealed class OutboundRegions(TenantDb tenantDb, AuditTrail auditTrail, IOptions<DestinationOptions> options, TimeProvider clock)
{
    /// <summary>Name of a refusal in the trail: one entry a day for each tenant, server and reason.</summary>
    public const string Operation = "refuse.provider";

    /// <summary>Why a call is refused when the regions do not fit.</summary>
    public const string RegionReason = "region";

    private const int LongestId = 100;
    private static readonly TimeSpan s_repeated = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<(Guid Tenant, string Name, string Reason), DateTimeOffset> _recorded = new();

    /// <summary>Whether a tenant without region, or with this one, may send data to a server of a region.</summary>
    /// <param name="region">The tenant's; empty for none.</param>
    /// <param name="declared">The server's; null when nobody declared one.</param>
    public static bool Fits(string region, string? declared)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Length == 0 || string.Equals(region, declared, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a server is on this machine or in a tenant's region; records nothing.</summary>
    /// <param name="region">The tenant's; empty for none.</param>
    public bool IsInRegion(string region, string host) => Destination.IsOnThisMachine(host) || Fits(region, options.Value.RegionOf(host));

    /// <summary>
    /// The same for a tenant. Nothing is recorded, so that it can be asked while the caller has a transaction open: the writer of another
    /// entry would wait for its own caller.
    /// </summary>
    public async ValueTask<bool> IsInRegionAsync(Guid tenantId, string host, CancellationToken cancellationToken) =>
        Destination.IsOnThisMachine(host)
        || (await RegionOfAsync(tenantId, cancellationToken) is { } region && Fits(region, options.Value.RegionOf(host)));

    /// <summary>Whether data of all these tenants may be sent to a server; a refusal is recorded.</summary>
    public async ValueTask<bool> MaySendAsync(
        IReadOnlyCollection<Guid> tenants,
        Destination destination,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(tenants);
        ArgumentNullException.ThrowIfNull(destination);
        if (destination.IsHere)
        {
            return true;
        }

        var isPermitted = tenants.Count > 0; // nobody's data would have no limit
        foreach (var tenantId in tenants)
        {
            isPermitted &= await MaySendAsync(tenantId, destination, cancellationToken);
        }

        return isPermitted;
    }

    private async Task<bool> MaySendAsync(Guid tenantId, Destination destination, CancellationToken cancellationToken)
    {
        var region = await RegionOfAsync(tenantId, cancellationToken);
        var declared = options.Value.RegionOf(destination.Host);
        if (region is not null && Fits(region, declared))
        {
            return true;
        }

        var refused = new RefusedCall(destination.Kind, destination.Host, region ?? "", declared, RegionReason);
        await RecordAsync(tenantId, refused, cancellationToken);
        return false;
    }

    private async Task<string?> RegionOfAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        return await db.Tenants.Where(row => row.Id == tenantId).Select(row => row.Region).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Records a refusal, unless the same one was recorded within a day.</summary>
    public async Task RecordAsync(Guid tenantId, RefusedCall refused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refused);
        var now = clock.GetUtcNow();
        var key = (tenantId, refused.Name, refused.Reason);
        if (_recorded.TryGetValue(key, out var last) && now - last < s_repeated)
        {
            return;
        }

        _recorded[key] = now;
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reason"] = refused.Reason,
            ["kind"] = refused.Kind.ToString().ToLowerInvariant(),
            ["region"] = refused.Region,
            ["provider_region"] = refused.Declared ?? "",
        };
        var id = refused.Name.Length > LongestId ? refused.Name[..LongestId] : refused.Name;
        auditTrail.Append(db, null, new(Operation, "provider", id, AuditOutcome.Denied, details));
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>A call that was not made.</summary>
/// <param name="Name">The server, or the section of the settings that name it.</param>
/// <param name="Region">The tenant's.</param>
/// <param name="Declared">The server's; null when nobody declared one.</param>
public sealed record RefusedCall(DestinationKind Kind, string Name, string Region, string? Declared, string Reason);
