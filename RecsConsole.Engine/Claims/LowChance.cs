using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Claims;

/// <summary>
/// Why an action with a good record among similar cases is Low on this case: what lowers its chance most. It is the time left, the rest of
/// the case's situation, that cases are seldom closed at this point, or the action itself.
/// </summary>
internal static class LowChance
{
    private const int Hundred = 100;

    public static Claim Bind(FactSheet sheet, StepChances chances, Candidate candidate)
    {
        if (candidate.Kind != SlateKind.Action || chances is not { Usual: { } here, InTime: { } inTime, Overall: { } overall })
        {
            return sheet.Bind("ground.unlikely", "used");
        }

        sheet.Count("overall_chance", FactTypes.Count, "chances.overall", OfHundred(overall), "snapshot:case");
        if (chances.IsBelowUsual(inTime))
        {
            return Of(sheet, "ground.low.time", inTime);
        }

        if (chances.IsBelowUsual(here))
        {
            return Of(sheet, "ground.low.here", here);
        }

        if (chances.ReadyFor(candidate.Id) is { } ready)
        {
            sheet.Count("chance", FactTypes.Count, "chances.here", OfHundred(ready), "snapshot:case");
            return sheet.Bind("ground.low.closing", "chance");
        }

        return Of(sheet, "ground.low.action", chances.Of(candidate.Id) ?? here);
    }

    private static Claim Of(FactSheet sheet, string template, long chance)
    {
        sheet.Count("chance", FactTypes.Count, "chances.here", OfHundred(chance), "snapshot:case");
        return sheet.Bind(template, "chance", "overall_chance");
    }

    private static long OfHundred(long chance) => ((chance * Hundred) + (FixedPoint.One / 2)) / FixedPoint.One;
}
