using System.Globalization;
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
        if (hit.HoursToResolve is not { } hours)
        {
            return "Not solved";
        }

        var time = hours switch
        {
            < 1 => "under 1 h",
            < LastHours => string.Create(CultureInfo.InvariantCulture, $"{hours} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{hours / HoursOfADay} d"),
        };
        return (hit.Reopened, hit.SlaMet) switch
        {
            (true, _) => $"Reopened after {time}",
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
