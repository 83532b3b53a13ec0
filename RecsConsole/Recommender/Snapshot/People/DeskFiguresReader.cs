using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Snapshot.People;

/// <summary>
/// Caches each tenant's <see cref="DeskFigures"/> for a few seconds, so that a recommendation seldom queries them. They affect order and
/// prices only; hard limits are checked again when somebody acts.
/// </summary>
public sealed class DeskFiguresReader(TenantDb tenantDb, TimeProvider clock)
{
    /// <summary>How long figures are cached.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, DeskFigures> _byTenant = new();

    /// <summary>The figures, at most <see cref="KeptFor"/> old.</summary>
    public async Task<DeskFigures> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var now = Timestamps.Round(clock.GetUtcNow());
        if (_byTenant.TryGetValue(actor.TenantId, out var known) && (now - known.ReadAt).Duration() < KeptFor)
        {
            return known;
        }

        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var stored = await db.SlateFigures.AsNoTracking().Select(row => row.ContentJson).FirstOrDefaultAsync(cancellationToken);
        var read = new DeskFigures(
            now,
            stored is null ? SlateFigures.None : CanonicalJson.Deserialize<SlateFigures>(Encoding.UTF8.GetBytes(stored)),
            await ExpertRequestCounts.CountAsync(db, now - ExpertRequestCounts.Day, cancellationToken),
            await ReadPlansAsync(db, known?.Plans, cancellationToken)
        );
        _byTenant[actor.TenantId] = read;
        return read;
    }

    // Most plans are already known: their texts are not read again.
    private static async Task<IReadOnlyDictionary<string, PublishedPlan>> ReadPlansAsync(
        ConsoleDbContext db,
        IReadOnlyDictionary<string, PublishedPlan>? known,
        CancellationToken cancellationToken
    )
    {
        var versions = await db.ExpertPlans.Select(row => new { row.TeamKey, row.Version }).ToListAsync(cancellationToken);
        var plans = new Dictionary<string, PublishedPlan>(StringComparer.Ordinal);
        var moved = new List<string>();
        foreach (var row in versions)
        {
            if (known?.GetValueOrDefault(row.TeamKey) is { } plan && plan.Version == row.Version)
            {
                plans.Add(row.TeamKey, plan);
            }
            else
            {
                moved.Add(row.TeamKey);
            }
        }

        var rows =
            moved.Count == 0
                ? []
                : await db.ExpertPlans.AsNoTracking().Where(row => moved.Contains(row.TeamKey)).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var content = CanonicalJson.Deserialize<ExpertPlan>(Encoding.UTF8.GetBytes(row.ContentJson));
            plans.Add(row.TeamKey, new(row.TeamKey, row.Version, content));
        }

        return plans;
    }
}
