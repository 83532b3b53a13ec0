using System.Text.RegularExpressions;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Tenants.Rules;

/// <summary>Validates strategic priorities: few, small, and each for a goal.</summary>
internal static partial class PriorityRules
{
    public const int Max = 12;
    public const int MaxGoalCharacters = 40;

    private const long MinBoost = 10_000;

    /// <summary>All errors, in words.</summary>
    public static IEnumerable<string> Check(IReadOnlyList<StrategicPriority> priorities)
    {
        if (priorities.Count > Max)
        {
            yield return Texts.TooManyPriorities.With(Max);
        }

        if (priorities.Any(each => (each.ActionKind is null) == (each.ActionKey is null)))
        {
            yield return Texts.PrioritySubjectInvalid;
        }

        if (priorities.GroupBy(each => (each.ActionKind, each.ActionKey, each.Goal)).Any(group => group.Count() > 1))
        {
            yield return Texts.PriorityDuplicate;
        }

        if (priorities.Any(each => !GoalPattern().IsMatch(each.Goal)))
        {
            yield return Texts.PriorityGoalMissing;
        }

        if (priorities.Any(each => each.Boost is < MinBoost or > StrategicPriority.MaxBoost))
        {
            yield return Texts.PriorityLiftOutOfRange;
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex GoalPattern();
}
