using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>States the result of finished cases whose fields match this one's, as whole numbers of cases.</summary>
public static class RoutedClaims
{
    internal const string Finished = "routed.finished";
    internal const string Used = "routed.used";

    // when there are other claims, a smaller share than one in this many is not worth stating
    private const int OneIn = 20;

    /// <summary>States how many such cases a team finished; null when it finished none of those counted.</summary>
    public static StatedClaim? OfTeam(RoutedFacts routed, RoutedItem team)
    {
        ArgumentNullException.ThrowIfNull(routed);
        ArgumentNullException.ThrowIfNull(team);
        if (team.Cases == 0)
        {
            return null;
        }

        var sheet = new FactSheet();
        State(sheet, routed, team, Finished, $"finished_by_team:{team.Id}");
        return new(sheet.Claims[0], sheet.Facts);
    }

    internal static void Add(FactSheet sheet, RoutedFacts? routed, string id, string template, string source)
    {
        var item = routed?.Items.FirstOrDefault(each => string.Equals(each.Id, id, StringComparison.Ordinal));
        if (routed is null || item is not { Cases: > 0 } || (sheet.Claims.Count > 0 && item.Cases * OneIn < routed.Cases))
        {
            return;
        }

        State(sheet, routed, item, template, source);
    }

    private static void State(FactSheet sheet, RoutedFacts routed, RoutedItem item, string template, string source)
    {
        sheet.Count("alike_came", FactTypes.Count, "routing.cases", item.Cases, source);
        sheet.Count("alike_cases", FactTypes.Cases, "routing.alike_cases", routed.Cases, source);
        if (routed.Alike.Count == 0)
        {
            sheet.Claim($"{template}_any", "alike_came", "alike_cases");
            return;
        }

        sheet.Add("alike_fields", FactTypes.Fields, "routing.alike_fields", string.Join(',', routed.Alike), source);
        sheet.Claim(template, "alike_came", "alike_cases", "alike_fields");
    }
}

/// <summary>A claim with the facts that it names.</summary>
public sealed record StatedClaim(Claim Claim, IReadOnlyList<Fact> Facts);
