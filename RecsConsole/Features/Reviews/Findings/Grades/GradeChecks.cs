using RecsConsole.Features.Reviews.Findings.Checks;

namespace RecsConsole.Features.Reviews.Findings.Grades;

/// <summary>Whether a reviewer grades higher or lower than those who graded the same lists: a list has no sides to prefer.</summary>
internal static class GradeChecks
{
    /// <summary>The lists that the reviewer graded higher, of those that the others graded differently on average.</summary>
    public static SideCheck SeverityOf(Guid reviewer, IEnumerable<JudgedRow> rows)
    {
        // whole lists, since the grades in one list are not independent
        var sides = rows.Where(row => row.Items.Count > 0)
            .GroupBy(row => (row.CaseId, row.Shown))
            .Select(list => SideOf(reviewer, [.. list]))
            .Where(side => side != 0)
            .ToList();
        return ReviewerChecks.SideOf(sides.Count(side => side > 0), sides.Count);
    }

    // 1: higher than the mean of the others, -1: lower; 0: equal, or nobody to compare with
    private static int SideOf(Guid reviewer, IReadOnlyList<JudgedRow> list)
    {
        var others = list.Where(row => row.ReviewerId != reviewer).Select(Sum).ToList();
        return others.Count > 0 && list.FirstOrDefault(row => row.ReviewerId == reviewer) is { } own
            ? Math.Sign((Sum(own) * others.Count) - others.Sum())
            : 0;
    }

    private static int Sum(JudgedRow row) => row.Items.Sum(item => item.Grade);
}
