using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Cards;

/// <summary>How a similar case ended.</summary>
public static class OutcomeLabels
{
    private const int HoursOfADay = 24;
    private const int LastHours = 48;

    public static string Of(SimilarCaseHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.HoursToResolve is { } hours ? Of(hours, hit.Reopened, hit.SlaMet) : "Not solved";
    }

    /// <summary>The same of the case itself, as it is now.</summary>
    public static string Of(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.ResolvedAt is { } resolved
            ? Of((int)Math.Round((resolved - row.OpenedAt).TotalHours), row.Reopened, row.SlaMet)
            : "Open";
    }

    private static string Of(int hours, bool reopened, bool? slaMet)
    {
        var time = hours switch
        {
            < 1 => "under 1 h",
            < LastHours => string.Create(CultureInfo.InvariantCulture, $"{hours} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{hours / HoursOfADay} d"),
        };
        return (reopened, slaMet) switch
        {
            (true, _) => $"Reopened, solved in {time}", // all of its time until the last solution
            (_, false) => $"Late, {time}",
            _ => $"Solved in {time}",
        };
    }

    /// <summary>Whether it kept its SLA; null when it had none.</summary>
    public static string? Sla(SimilarCaseHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.SlaMet switch
        {
            true => "SLA met",
            false => "SLA missed",
            _ => null,
        };
    }
}
