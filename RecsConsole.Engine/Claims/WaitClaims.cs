using System.Globalization;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>
/// States within what time a likely next step usually follows the last one, and that it is late. A late one names the day of the last step
/// instead of the time that has passed, since a decision is read hours after it was made.
/// </summary>
internal static class WaitClaims
{
    // below this chance the step does not usually follow at all
    private const long LeastChance = FixedPoint.One / 5;

    private const long SecondsOfHour = 3_600;
    private const long HoursOfDay = 24;

    // from two days on, days are easier to read
    private const long MostHours = 48;

    /// <summary>Whether the step is likely and nine of ten cases did it sooner.</summary>
    public static bool IsLate(CaseSnapshot snapshot, string action) =>
        StepOf(snapshot, action)?.LateSeconds is { } late && (snapshot.At - LastAt(snapshot)).TotalSeconds > late;

    public static void Add(FactSheet sheet, CaseSnapshot snapshot, string action, bool isLate)
    {
        if (StepOf(snapshot, action) is not { UsualSeconds: { } usual })
        {
            return;
        }

        var source = NextStepSource.Reference(snapshot.Case.State, snapshot.History.TakeLast(1).Select(step => step.Activity), action);
        var hours = Math.Max(1, RoundedUp(usual, SecondsOfHour));
        if (hours > MostHours)
        {
            sheet.Count("wait", FactTypes.Days, "history.usual_wait", RoundedUp(hours, HoursOfDay), source);
        }
        else
        {
            sheet.Count("wait", FactTypes.Hours, "history.usual_wait", hours, source);
        }

        if (!isLate)
        {
            sheet.Claim("action.wait", "wait");
            return;
        }

        var day = LastAt(snapshot).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        sheet.Add("last_on", FactTypes.Date, "history.last_on", day, "snapshot:history");
        sheet.Claim("action.late", "wait", "last_on");
    }

    private static ForecastStep? StepOf(CaseSnapshot snapshot, string action) =>
        snapshot.Visible.History?.Forecast?.Steps.FirstOrDefault(step =>
            step.Chance >= LeastChance && string.Equals(step.Action, action, StringComparison.Ordinal)
        );

    private static DateTimeOffset LastAt(CaseSnapshot snapshot) =>
        snapshot.History.Count > 0 ? snapshot.History[^1].At : snapshot.Case.OpenedAt;

    private static long RoundedUp(long value, long unit) => (value + unit - 1) / unit;
}
