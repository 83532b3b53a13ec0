using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>
/// States within what time a likely next step usually follows the last one, and that it is late. A late one names the day of the last step
/// instead of the time that has passed, since a decision is read hours after it was made; where something else happened since, or nothing
/// has happened yet, there is no such step to name.
/// </summary>
internal static class WaitClaims
{
    public static void Add(FactSheet sheet, CaseSnapshot snapshot, ExpectedStep expected)
    {
        var after = snapshot.History.TakeLast(1).Select(step => step.Activity);
        var source = NextStepSource.Reference(snapshot.Case.State, after, expected.Action);
        sheet.Count("wait", FactTypes.Hours, "history.usual_wait", expected.UsualHours, source);
        if (!IsLateAfterStep(expected))
        {
            sheet.Claim("action.wait", "wait");
            return;
        }

        AddLast(sheet, expected.LastAt);
        sheet.Claim("action.late", "wait", "last_on");
    }

    /// <summary>States within what time answers usually come, of a case that has waited longer for one.</summary>
    public static void AddAnswer(FactSheet sheet, CaseSnapshot snapshot, AnswerFacts answers)
    {
        var source = NextStepSource.Reference(snapshot.Case.State, [], answers.Action);
        sheet.Count("wait", FactTypes.Hours, "history.usual_answer", answers.UsualHours, source);
        AddLast(sheet, snapshot.History[^1].At);
        sheet.Claim("action.answer_late", "wait", "last_on");
    }

    /// <summary>States that answers usually come later than the deadline, of an urgent case that waits for others.</summary>
    public static void AddUrgent(FactSheet sheet, CaseSnapshot snapshot, AnswerFacts answers)
    {
        sheet.Count(
            "wait",
            FactTypes.Hours,
            "history.usual_answer",
            answers.UsualHours,
            NextStepSource.Reference(snapshot.Case.State, [], answers.Action)
        );
        sheet.Claim("action.answer_after_deadline", "wait");
    }

    /// <summary>Whether the step is late, counted from the case's last step.</summary>
    public static bool IsLateAfterStep(ExpectedStep? expected) => expected is { IsLate: true, Start: WaitStart.Step };

    private static void AddLast(FactSheet sheet, DateTimeOffset at) => sheet.Day("last_on", "history.last_on", at, "snapshot:history");
}
