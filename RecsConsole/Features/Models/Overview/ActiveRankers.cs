using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Overview;

/// <summary>What ranks each kind of slate now.</summary>
public sealed record ActiveRankers(IReadOnlyList<KindRanker> Kinds, SwitchState Switch)
{
    public KindRanker? Of(ItemKind kind) => Kinds.FirstOrDefault(each => each.Kind == kind);

    /// <param name="served">The models that openings use: a model missing here does not rank, whatever the registry says.</param>
    internal static async Task<ActiveRankers> ReadAsync(ConsoleDbContext db, TenantModels served, CancellationToken cancellationToken)
    {
        var ids = served.Served.Select(model => model.Id).ToHashSet();
        var turned = await SwitchAsync(db, cancellationToken);
        var inForce = await db
            .Models.AsNoTracking()
            .Where(row => row.Status == ModelStatus.Live || row.Status == ModelStatus.Pilot)
            .OrderByDescending(row => row.Number)
            .Select(row => new
            {
                row.Kind,
                row.Status,
                Model = new RankingModel(
                    row.Version,
                    new(row.Percent, row.Teams, row.Roles) { WindowHours = row.WindowHours },
                    turned.IsStopped ? row.FeatureSchema == FeatureExtractor.SchemaVersion : ids.Contains(row.Id)
                ),
            })
            .ToListAsync(cancellationToken);
        RankingModel? Find(ItemKind kind, ModelStatus status) => inForce.Find(row => row.Kind == kind && row.Status == status)?.Model;
        return new(
            [.. ModelFilter.Kinds.Select(kind => new KindRanker(kind, Find(kind, ModelStatus.Live), Find(kind, ModelStatus.Pilot)))],
            turned
        );
    }

    private static async Task<SwitchState> SwitchAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var row = await db.ModelSwitches.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return new(false, 0, null, null, "");
        }

        var names = await ModelPeople.NamesAsync(db, [row.ChangedById], cancellationToken);
        return new(row.IsStopped, row.Revision, ModelPeople.Of(names, row.ChangedById), row.ChangedAt, row.Why);
    }
}

/// <param name="Kind">action, document or expert.</param>
/// <param name="Live">Null when the heuristic ranks.</param>
/// <param name="Pilot">Takes precedence over the live model, for those it covers.</param>
public sealed record KindRanker(ItemKind Kind, RankingModel? Live, RankingModel? Pilot);

/// <param name="CanRank">False when this engine cannot rank with the model, so that the heuristic does.</param>
public sealed record RankingModel(string Version, ModelShare Share, bool CanRank);

/// <summary>The current state of the kill switch.</summary>
/// <param name="By">Who last turned the switch; null when nobody ever did.</param>
public sealed record SwitchState(bool IsStopped, long Revision, string? By, DateTimeOffset? At, string Why);
