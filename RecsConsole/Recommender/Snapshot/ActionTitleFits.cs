using System.Runtime.CompilerServices;
using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>
/// Which actions the words of a case name: all there is to order permitted actions by before a desk has finished its first cases.
/// </summary>
internal static class ActionTitleFits
{
    private static readonly ConditionalWeakTable<IReadOnlyDictionary<string, string>, TitleFits> s_known = [];

    /// <summary>The fits of a case; null when its words name no action.</summary>
    public static IReadOnlyList<ActionFit>? Of(CaseRecord record, TenantFacts facts)
    {
        var logged = facts.Catalog.Actions.Where(action => action.IsLogged).Select(action => action.Key).ToHashSet(StringComparer.Ordinal);
        var titles = s_known.GetValue(facts.ActionTitles, known => new(known.Where(each => !logged.Contains(each.Key))));
        List<ActionFit> fits = [.. titles.Of($"{record.Title}\n{record.Description}").Select(each => new ActionFit(each.Key, each.Value))];
        return fits.Count == 0 ? null : fits;
    }
}
