using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// Diagnosis by somebody who cannot know the cause: from the issue type, the error code, the customer's text, failed attempts, and
/// findings, which sometimes mislead. The better a person knows the product, the more they conclude.
/// </summary>
public sealed class Diagnosis(CaseText text)
{
    // likelihood ratio of a sign for a cause, for somebody who reads it fully
    private const double HintSays = 6;
    private const double CodeSays = 5;
    private const double OtherCodeSays = 0.25;
    private const double FindingSays = 4;

    // understanding that counts as one finding
    private const double FindingAt = 0.2;

    private readonly List<DemoCause> _findings = [];

    /// <summary>The cause that the assignee currently believes in.</summary>
    public DemoCause Conclude(CasePlay play)
    {
        ArgumentNullException.ThrowIfNull(play);
        Look(play);
        var day = play.Day - HabitChooser.LagDays;
        var mix = play.World.Truth.Mix(play.Setting.IssueType.Key, day);
        var skill = Math.Clamp(0.15 + (0.17 * play.Owner.Skill(play.Product)), 0, 1);
        var believed = mix.Select(each => (each.Cause, Weight: each.Weight * Says(play, each.Cause, day, skill))).ToList();
        return play.Random.Chance(0.3 + (0.6 * skill))
            ? believed.MaxBy(each => each.Weight).Cause
            : play.Random.PickWeighted(believed, each => each.Weight).Cause;
    }

    // a finding usually points at the true cause, less often for harder causes
    private void Look(CasePlay play)
    {
        var traits = play.Setting.Traits;
        var mix = play.World.Truth.Mix(play.Setting.IssueType.Key, play.Day);
        while ((_findings.Count + 1) * FindingAt <= play.Understanding)
        {
            var isTrue = play.Random.Chance(0.8 - (0.5 * traits.Difficulty));
            _findings.Add(isTrue ? traits.Cause : play.Random.PickWeighted(mix, each => each.Weight).Cause);
        }
    }

    private double Says(CasePlay play, DemoCause cause, double day, double skill)
    {
        var says = cause.Hints.Any(hint => text.Description.Contains(hint, StringComparison.OrdinalIgnoreCase))
            ? Weaken(HintSays, skill)
            : 1;
        if (text.CustomFields.TryGetValue("Code", out var code) && cause.Code is { } usual)
        {
            says *= Weaken(string.Equals(code, usual, StringComparison.Ordinal) ? CodeSays : OtherCodeSays, skill);
        }

        foreach (var _ in _findings.Where(each => each == cause))
        {
            says *= Weaken(FindingSays, skill);
        }

        if (play.Failures > 0)
        {
            foreach (var action in play.Tried)
            {
                says *= 1 - (skill * play.World.Truth.CureChance(cause, action, day));
            }
        }

        return says;
    }

    // linear between no and full evidence, to avoid platform-dependent functions
    private static double Weaken(double says, double skill) => 1 + ((says - 1) * skill);
}
