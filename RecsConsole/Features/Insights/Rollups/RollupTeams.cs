using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;

namespace RecsConsole.Features.Insights.Rollups;

/// <summary>The sets of teams whose figures somebody may open: the whole tenant, each team, and those of each reader.</summary>
internal static class RollupTeams
{
    /// <returns>Sets in ordinal order of their keys, null for the whole tenant.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<string>?>> ReadAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var teams = await scope.Db.Teams.Select(team => team.Key).ToListAsync(cancellationToken);
        var sets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var team in teams)
        {
            Add(sets, [team]);
        }

        var roles = InsightViewers.OfTeams.ToList();
        var readers = await scope
            .Db.People.AsNoTracking()
            .Where(row => row.IsActive && row.Roles.Any(role => roles.Contains(role)))
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        foreach (var reader in readers)
        {
            var check = await scope.ReadRightsOfAsync(reader, cancellationToken);
            var widest = await InsightAccess.WidestAsync(scope.Db, check, cancellationToken);
            if (!widest.IsWhole && widest.Permitted.Count > 0)
            {
                Add(sets, widest.Permitted);
            }
        }

        return [null, .. sets.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
    }

    private static void Add(Dictionary<string, IReadOnlyList<string>> sets, IReadOnlyList<string> teams)
    {
        var ordered = RollupQuestion.Ordered(teams)!;
        sets[string.Join('\n', ordered)] = ordered;
    }
}
