using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// What somebody who cannot know the cause concludes from what a case shows: its issue type, its error code, what the customer wrote, attempts that
/// failed, and findings of looking and asking, which sometimes mislead. The better somebody knows the product, the more they make of it.
/// </summary>
public sealed class Diagnosis(CaseText text)
{
    // how much likelier a sign makes a cause, to somebody who reads it fully
    private const double HintSays = 6;
    private const double CodeSays = 5;
    private const double OtherCodeSays = 0.25;
    private const double FindingSays = 4;

    // so much understanding is one finding
    private const double FindingAt = 0.2;

    private readonly List<DemoCause> _findings = [];

    /// <summary>The cause that the person who has the case believes in now.</summary>
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

    // a finding points at the cause more often than not, the harder the cause the less
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

    // straight between saying nothing and saying all, so that no function of the platform is needed
    private static double Weaken(double says, double skill) => 1 + ((says - 1) * skill);
}
