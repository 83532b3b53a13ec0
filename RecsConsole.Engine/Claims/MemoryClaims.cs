using System.Globalization;
using RecsConsole.Engine.Lookups;

namespace RecsConsole.Engine.Claims;

/// <summary>That an action was done on the case before, and what came of it.</summary>
internal static class MemoryClaims
{
    public static void Add(FactSheet sheet, RememberedStep? step)
    {
        if (step is null)
        {
            return;
        }

        sheet.Add("done_on", FactTypes.Date, "history.done_on", Day(step.LastAt), "snapshot:history");
        if (!step.HasFailed || step.OutcomeAt is not { } shown)
        {
            sheet.Claim("memory.done", "done_on");
            return;
        }

        sheet.Add("failed_on", FactTypes.Date, "history.failed_on", Day(shown), "snapshot:history");
        sheet.Claim(step.Outcome is StepOutcome.Reopened ? "memory.reopened" : "memory.failed", "done_on", "failed_on");
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
