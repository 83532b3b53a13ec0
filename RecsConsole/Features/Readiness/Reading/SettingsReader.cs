using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Readiness.Points;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Readiness.Reading;

/// <summary>Reads the settings in force, and whether each source has the data it needs under them.</summary>
internal static class SettingsReader
{
    public static async Task<ConfigurationFacts> ReadAsync(
        OperationScope scope,
        ConfigurationPart settings,
        CancellationToken cancellationToken
    )
    {
        var version = await scope
            .Db.TenantConfigurations.AsNoTracking()
            .OrderByDescending(row => row.Version)
            .Select(row => new { row.Version, row.CreatedAt })
            .FirstOrDefaultAsync(cancellationToken);
        var on = SourceStock.All.Where(each => settings.IsOn(each.Source)).ToList();
        var stocked = await StockedAsync(scope.Db, on, scope.Now, cancellationToken);
        return new(
            version?.Version,
            version?.CreatedAt,
            SourceStock.CountOf(settings),
            [.. on.Except(stocked).Select(each => SourceLabels.Of(each.Source))],
            [
                .. Enum.GetValues<SlateKind>()
                    .Where(kind => settings.SurfaceOf(kind).IsOn && !stocked.Exists(each => each.Kinds.Contains(kind))),
            ]
        );
    }

    private static async Task<List<SourceStock>> StockedAsync(
        ConsoleDbContext db,
        List<SourceStock> sources,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        List<SourceStock> stocked = [];
        foreach (var source in sources)
        {
            if (await source.CountAsync(db, now, cancellationToken) > 0)
            {
                stocked.Add(source);
            }
        }

        return stocked;
    }
}
