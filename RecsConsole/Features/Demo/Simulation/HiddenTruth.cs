using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// The causes of cases and the actions that cure them, at a given time. Days count from the instant of seeding; the past is negative.
/// </summary>
public sealed class HiddenTruth
{
    private readonly DemoTruth _truth;
    private readonly Dictionary<string, DemoCause> _causes;
    private readonly ILookup<string, DemoDrift> _drift;

    public HiddenTruth(DemoTruth truth)
    {
        ArgumentNullException.ThrowIfNull(truth);
        _truth = truth;
        _causes = truth.Causes.ToDictionary(cause => cause.Key, StringComparer.Ordinal);
        _drift = truth.Drift.ToLookup(drift => drift.Cause, StringComparer.Ordinal);
    }

    public double IgnoreRate => _truth.People.IgnoreRate;

    public double SkillSpread => _truth.People.SkillSpread;

    public double ReopenRate => _truth.ReopenRate;

    public DemoCause Cause(string key) => _causes[key];

    /// <summary>Possible causes of an issue type, with their weights on that day.</summary>
    public IReadOnlyList<(DemoCause Cause, double Weight)> Mix(string issueType, double day) =>
        [.. _truth.Mix[issueType].Select(pair => (Cause(pair.Key), pair.Value * Factor(pair.Key, action: null, day)))];

    public LatentTraits Draw(string issueType, double day, SimulationRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var cause = random.PickWeighted(Mix(issueType, day), each => each.Weight).Cause;
        return Draw(cause.Key, random);
    }

    public LatentTraits Draw(string cause, SimulationRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var patience = Math.Clamp(0.6 + (0.22 * random.NextNormal()), 0.02, 1);
        var difficulty = Math.Clamp(0.35 + (0.2 * random.NextNormal()), 0, 1);
        return new LatentTraits(Cause(cause), patience, difficulty);
    }

    /// <summary>Probability that the action cures the cause on that day, before difficulty and skill.</summary>
    public double CureChance(DemoCause cause, string action, double day)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return cause.Helps.TryGetValue(action, out var chance) ? Math.Min(chance * Factor(cause.Key, action, day), 0.98) : 0;
    }

    private double Factor(string cause, string? action, double day)
    {
        var factor = 1.0;
        foreach (var drift in _drift[cause].Where(each => string.Equals(each.Action, action, StringComparison.Ordinal)))
        {
            var share = Math.Clamp((day - drift.FromDays) / (drift.ToDays - drift.FromDays), 0, 1);
            factor *= drift.StartFactor + ((drift.Factor - drift.StartFactor) * share);
        }

        return factor;
    }
}
