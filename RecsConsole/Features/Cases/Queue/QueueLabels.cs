using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Texts of the queue, such as a sentence with the reasons why a case is first.</summary>
internal static class QueueLabels
{
    /// <summary>"1 case" or "3 cases".</summary>
    public static string Count(int cases) => cases == 1 ? Texts.OneCase : Texts.Cases.With(cases);

    /// <summary>How many are set aside; the default order puts them last.</summary>
    public static string Aside(int cases, QueueFilter filter) =>
        (cases, filter is { Sort: QueueSort.Sla, Descending: false }) switch
        {
            (1, true) => Texts.OneIsAside,
            (_, true) => Texts.ManyAreAside.With(cases),
            (1, _) => Texts.OneIsAsideSomewhere,
            _ => Texts.ManyAreAsideSomewhere.With(cases),
        };

    /// <param name="aside">Number of cases set aside, whose clocks are not compared.</param>
    public static string? WhyFirst(IReadOnlyList<QueueLine> lines, QueueFilter filter, DateTimeOffset now, int aside)
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
