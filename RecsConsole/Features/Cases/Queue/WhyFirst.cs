using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>The sentence that says why a case is the one to take next.</summary>
internal static class WhyFirst
{
    /// <param name="aside">Number of cases set aside, whose clocks are not compared.</param>
    public static string? Of(IReadOnlyList<QueueLine> lines, QueueFilter filter, DateTimeOffset now, int aside)
    {
        if (lines.Count == 0 || lines[0].IsAside(now))
        {
            return null;
        }

        var first = lines[0];
        List<string> reasons = [Clock(first, filter, now)];
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

    private static string Clock(QueueLine line, QueueFilter filter, DateTimeOffset now)
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
            null when line.Priority is null => Texts.NextByKey.With(where),
            null => Texts.NoCaseHasAnSlaThisOne.With(where),
            var sla when sla.IsLate(now) => Texts.ItsSlaPassedAgoTheLongest.With(DurationLabels.Of(-sla.Left(now)), where),
            var sla => Texts.ShortestSlaLeft.With(where, DurationLabels.Of(sla.Left(now))),
        };
    }
}
