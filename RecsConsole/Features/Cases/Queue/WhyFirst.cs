using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>The sentence that says why a case is the one to take next.</summary>
internal static class WhyFirst
{
    /// <param name="aside">Number of cases set aside, whose clocks are not compared.</param>
    /// <param name="zone">The reader's time zone.</param>
    public static string? Of(IReadOnlyList<QueueLine> lines, QueueFilter filter, DateTimeOffset now, int aside, TimeZoneInfo? zone)
    {
        if (lines.Count == 0 || lines[0].IsAside(now))
        {
            return null;
        }

        var first = lines[0];
        List<string> reasons = [Clock(first, filter, now, zone)];
        if (first.Priority is { } priority and <= 2)
        {
            reasons.Add(Texts.PriorityWithCaseLabels.With(CaseLabels.Priority(priority)));
        }

        if (first.Tier is "Gold" or "Platinum")
        {
            reasons.Add(Texts.Customer.With(first.Tier));
        }

        if (aside > 0)
        {
            reasons.Add(aside == 1 ? Texts.NotComparedOneAside : Texts.NotComparedAside.With(aside));
        }

        return string.Join("; ", reasons) + ".";
    }

    // The order of the list, QueueOrder, in words: by deadline. A clock that stands still has none, so it does not make a case first.
    private static string Clock(QueueLine line, QueueFilter filter, DateTimeOffset now, TimeZoneInfo? zone)
    {
        var where = filter switch
        {
            { IsNarrowed: true } => Texts.AmongThese,
            { Scope: QueueScope.Mine } => Texts.InYourQueue,
            { Scope: QueueScope.Waiting } => Texts.AmongTheWaiting,
            { Scope: QueueScope.Team } => Texts.InYourTeam,
            { Scope: QueueScope.Unassigned } => Texts.AmongTheUnassigned,
            _ => Texts.AmongAllOpen,
        };
        return line.Sla switch
        {
            { PausedAt: null } sla => Texts.EarliestDeadline.With(where, Words(sla, now, zone)),
            _ when line.Priority is null => Texts.NextByKey.With(where),
            _ => Texts.NoCaseHasAnSlaThisOne.With(where),
        };
    }

    // the same words as in the row
    private static string Words(SlaView sla, DateTimeOffset now, TimeZoneInfo? zone)
    {
        var (at, isStopped) = (sla.Stopped ?? now, sla.Stopped is not null);
        var isOutsideHours = !isStopped && !sla.IsLate(now) && !sla.IsRunning(now);
        return new SlaWords(sla.Deadline, at, sla.Left(at), isStopped, Paused: null, isOutsideHours, zone)
        {
            IsWorkingTime = sla.IsWorkingTime,
        }
            .Line(isShort: false)
            .AsClause();
    }
}
