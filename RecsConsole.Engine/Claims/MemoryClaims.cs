using System.Globalization;
using RecsConsole.Engine.Lookups;

namespace RecsConsole.Engine.Claims;

/// <summary>States that an action was already done on the case, and what came of it.</summary>
internal static class MemoryClaims
{
    public static void Add(FactSheet sheet, RememberedStep? step)
    {
        if (step is null)
        {
            return;
        }

        sheet.Add(
            "done_on",
            FactTypes.Date,
            "history.done_on",
            step.LastAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "snapshot:history"
        );
        var template = step.Outcome switch
        {
            StepOutcome.Failed => "memory.failed",
            StepOutcome.Reopened => "memory.reopened",
            StepOutcome.Worked => "memory.worked",
            _ => "memory.done",
        };
        sheet.Claim(template, "done_on");
    }
}
