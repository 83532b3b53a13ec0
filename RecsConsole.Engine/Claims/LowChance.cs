using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Claims;

/// <summary>
/// Why an item with a good record among similar cases is Low on this case, with the chance in percent. For an action that ends well less
/// often than usual it is what lowers its chance most: the time left, the rest of the case's situation, that not every case is closed at
/// this point, or the action itself. Otherwise the chance is below the one that Medium takes.
/// </summary>
internal static class LowChance
{
    private const int Hundred = 100;

    /// <param name="chance">The item's chance on this case, scaled by 1,000,000.</param>
    /// <param name="needed">The chance that Medium takes, scaled by 1,000,000.</param>
    public static Claim Bind(FactSheet sheet, StepChances chances, Candidate candidate, long chance, long needed)
    {
        if (
            candidate.Kind == SlateKind.Action
            && chances is { Usual: { } here, InTime: { } inTime, Overall: { } overall }
            && chances.OnceReady(candidate.Id) is { } after
        )
        {
            var isBelow = chances.IsBelowUsual(after);
            if (chances.ReadyFor(candidate.Id) is { } closed && (!isBelow || closed < FixedPoint.One * after / overall))
            {
                return Closing(sheet, closed);
            }

            if (isBelow)
            {
                sheet.Count("overall_chance", FactTypes.Count, "chances.overall", Percent.Of(overall), "snapshot:case");
                return chances.IsBelowUsual(inTime) ? Of(sheet, "ground.low.time", inTime)
                    : chances.IsBelowUsual(here) ? Of(sheet, "ground.low.here", here)
                    : Of(sheet, "ground.low.action", after);
            }
        }

        // rounded down, so that a chance just below what Medium takes does not read like it
        sheet.Count("chance", FactTypes.Count, "chances.here", chance * Hundred / FixedPoint.One, "snapshot:case");
        sheet.Count("least_chance", FactTypes.Count, "confidence.medium_probability", Percent.Of(needed), "snapshot:configuration");
        return sheet.Bind("ground.low.chance", "used", "chance", "least_chance");
    }

    private static Claim Closing(FactSheet sheet, long ready)
    {
        sheet.Count("chance", FactTypes.Count, "chances.here", Percent.Of(ready), "snapshot:case");
        return sheet.Bind("ground.low.closing", "chance");
    }

    private static Claim Of(FactSheet sheet, string template, long chance)
    {
        sheet.Count("chance", FactTypes.Count, "chances.here", Percent.Of(chance), "snapshot:case");
        return sheet.Bind(template, "chance", "overall_chance");
    }
}
