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

        sheet.Day("done_on", "history.done_on", step.LastAt, "snapshot:history");
        if (step.Word is { } verdict)
        {
            sheet.Day("written_on", "history.written_on", verdict.At, "snapshot:history");
            sheet.Claim(verdict.Helped ? "memory.written_works" : "memory.written_failed", "done_on", "written_on");
            return;
        }

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
