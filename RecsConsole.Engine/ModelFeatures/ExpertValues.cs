using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Values of experts that take more than one line.</summary>
internal static class ExpertValues
{
    private const int FreshnessHalfDays = 90;

    // the higher of two lower bounds: from the similar cases, or from all cases of the issue type
    public static long Success(ExpertInput it)
    {
        var similar = WilsonInterval.Lower(it.Use.EndedWell, it.Use.Used);
        var general = it.Experience is { Worked: > 0 } experience
            ? WilsonInterval.Lower(Math.Min(experience.Solved, experience.Worked), experience.Worked)
            : 0;
        return FixedPoint.FromDouble(Math.Max(similar, general));
    }

    // a person outside working hours cannot help in time
    public static long SlaUrgency(ExpertInput it) => it.SlaUrgency(it.Presence.InWorkingHours ? FixedPoint.One : 0);

    // half for speaking the customer's language, half for being in the team that has the case
    public static long RoleMatch(ExpertInput it)
    {
        var speaks = it.Case.Language is null || it.Person.Languages.Contains(it.Case.Language, StringComparer.Ordinal);
        var sameTeam = it.Case.Team is not null && it.Person.Teams.Contains(it.Case.Team, StringComparer.Ordinal);
        return (speaks ? FixedPoint.One / 2 : 0) + (sameTeam ? FixedPoint.One / 2 : 0);
    }

    public static long Freshness(ExpertInput it) => it.Recency(Later(it.Use.LastAt, it.Experience?.LastAt), FreshnessHalfDays);

    // A plan's price is already in units of score: as a share of the highest load penalty, it reduces the score by exactly that much.
    // Without a plan, the share of capacity in use is used instead.
    public static long Load(ExpertInput it)
    {
        if (it.Presence.Price is { } price)
        {
            var max = it.Snapshot.Shared.Configuration.Weights.WorkloadPenalty;
            return max <= 0 ? 0 : Math.Min(FixedPoint.One, FixedPoint.One * price / max);
        }

        return it.Presence.Capacity <= 0 ? FixedPoint.One : FixedPoint.One * it.Presence.OpenCases / it.Presence.Capacity;
    }

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right)
    {
        if (left is not { } first)
        {
            return right;
        }

        return right is { } second && second > first ? second : first;
    }
}
