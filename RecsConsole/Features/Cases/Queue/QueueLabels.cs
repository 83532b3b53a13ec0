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
            reasons.Add($"priority {CaseLabels.Priority(priority)}");
        }

        if (first.Tier is "Gold" or "Platinum")
        {
            reasons.Add($"{first.Tier} customer");
        }

        if (first.Next is { } step)
        {
            reasons.Add($"suggested last: {step.Title}");
        }

        return string.Join("; ", reasons) + ".";
    }

    private static string Clock(QueueLine line, QueueFilter filter, DateTimeOffset now)
    {
        var where = filter switch
        {
            { IsNarrowed: true } => "among these",
            { Scope: QueueScope.Mine } => "in your queue",
            { Scope: QueueScope.Team } => "in your team",
            { Scope: QueueScope.Unassigned } => "among the unassigned",
            _ => "among all open",
        };
        return line.Sla switch
        {
            null when line.Priority is null => $"No case {where} has an SLA or a priority; this is the first by its key",
            null => $"No case {where} has an SLA; this one has the highest priority",
            var sla when sla.IsLate(now) => $"Its SLA passed {DurationLabels.Of(-sla.Left(now))} ago, the longest {where}",
            var sla => $"Shortest SLA {where}, {DurationLabels.Of(sla.Left(now))} left",
        };
    }
}
