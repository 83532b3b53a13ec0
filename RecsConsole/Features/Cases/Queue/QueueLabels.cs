using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Why a case stands first, in a sentence made of what put it there.</summary>
internal static class QueueLabels
{
    public static string? WhyFirst(IReadOnlyList<QueueLine> lines, QueueFilter filter, DateTimeOffset now)
    {
        if (lines.Count == 0)
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
