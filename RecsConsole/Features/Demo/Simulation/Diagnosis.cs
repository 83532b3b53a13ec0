using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// Diagnosis by somebody who cannot know the cause: from the issue type, the error code, the customer's text, failed attempts, and
/// findings, which sometimes mislead. The better a person knows the product, the more they conclude.
/// </summary>
public sealed class Diagnosis(CaseText text)
{
    // likelihood ratio of a sign for a cause, for somebody who reads it fully
    private const double HintWeight = 6;
    private const double CodeWeight = 5;
    private const double OtherCodeWeight = 0.25;
    private const double FindingWeight = 4;

    // understanding that counts as one finding
    private const double FindingAt = 0.2;

    private readonly List<DemoCause> _findings = [];

    /// <summary>The cause that the assignee currently believes in.</summary>
    public DemoCause Conclude(CasePlay play)
    {
        ArgumentNullException.ThrowIfNull(play);
        AddFindings(play);
        var day = play.Day - HabitChooser.LagDays;
        var mix = play.World.Truth.Mix(play.Setting.IssueType.Key, day);
        var skill = Math.Clamp(0.15 + (0.17 * play.Owner.Skill(play.Product)), 0, 1);
        var believed = mix.Select(each => (each.Cause, Weight: each.Weight * Likelihood(play, each.Cause, day, skill))).ToList();
        return play.Random.Chance(0.3 + (0.6 * skill))
            ? believed.MaxBy(each => each.Weight).Cause
            : play.Random.PickWeighted(believed, each => each.Weight).Cause;
    }

    // a finding usually points at the true cause, less often for harder causes
    private void AddFindings(CasePlay play)
    {
        var traits = play.Setting.Traits;
        var mix = play.World.Truth.Mix(play.Setting.IssueType.Key, play.Day);
        while ((_findings.Count + 1) * FindingAt <= play.Understanding)
        {
            var isTrue = play.Random.Chance(0.8 - (0.5 * traits.Difficulty));
            _findings.Add(isTrue ? traits.Cause : play.Random.PickWeighted(mix, each => each.Weight).Cause);
        }
    }

    private double Likelihood(CasePlay play, DemoCause cause, double day, double skill)
    {
        var likelihood = cause.Hints.Any(hint => text.Description.Contains(hint, StringComparison.OrdinalIgnoreCase))
            ? Weaken(HintWeight, skill)
            : 1;
        if (text.CustomFields.TryGetValue("Code", out var code) && cause.Code is { } usual)
        {
            likelihood *= Weaken(string.Equals(code, usual, StringComparison.Ordinal) ? CodeWeight : OtherCodeWeight, skill);
        }

        foreach (var _ in _findings.Where(each => each == cause))
        {
            likelihood *= Weaken(FindingWeight, skill);
        }

        if (play.Failures > 0)
        {
            foreach (var action in play.Tried)
            {
                likelihood *= 1 - (skill * play.World.Truth.CureChance(cause, action, day));
            }
        }

        return likelihood;
    }

    // linear between no and full evidence, to avoid platform-dependent functions
    private static double Weaken(double likelihood, double skill) => 1 + ((likelihood - 1) * skill);
}
