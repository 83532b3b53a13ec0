using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>Names what about this case makes a step likely, with its chance as the next step and the chance without it, in percent.</summary>
internal static class DecidingClaims
{
    public static void Add(FactSheet sheet, CaseSnapshot snapshot, string action)
    {
        var step = snapshot.Visible.History?.Forecast?.Steps.FirstOrDefault(each =>
            string.Equals(each.Action, action, StringComparison.Ordinal)
        );
        if (step?.Deciding is not { } deciding)
        {
            return;
        }

        var source = NextStepSource.Reference(snapshot.Case.State, snapshot.History.TakeLast(1).Select(each => each.Activity), action);
        sheet.Add("deciding", FactTypes.Fields, "forecast.deciding", deciding.Field, "snapshot:case");
        sheet.Count("likely", FactTypes.Count, "forecast.chance", Percent.OfChance(step.Chance), source);
        sheet.Count("otherwise", FactTypes.Count, "forecast.chance_without", Percent.OfChance(deciding.Without), source);
        sheet.Claim("action.deciding", "deciding", "likely", "otherwise");
    }
}
