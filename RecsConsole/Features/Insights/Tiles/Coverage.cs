using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>
/// The share of the catalog that was on screen at least once (catalogue coverage: M. Ge, C. Delgado-Battenfeld, D. Jannach, "Beyond
/// accuracy", RecSys 2010).
/// </summary>
/// <param name="Never">Keys of what was never on screen.</param>
internal sealed record Coverage(InsightRate Rate, IReadOnlyList<string> Never)
{
    /// <summary>Coverage of a catalog; shown items that are no longer in it do not count.</summary>
    public static Coverage From(IEnumerable<string> catalogue, IEnumerable<string> shown)
    {
        var all = catalogue.Distinct(StringComparer.Ordinal).ToList();
        var never = all.Except(shown, StringComparer.Ordinal).ToList();
        return new(new(all.Count - never.Count, all.Count), never);
    }

    /// <summary>The keys of the catalog of actions.</summary>
    public static Task<List<string>> ActionsAsync(InsightContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Db.Actions.AsNoTracking().Published().OrderBy(row => row.Key).Select(row => row.Key).ToListAsync(cancellationToken);
    }
}
