namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>What people are like.</summary>
public sealed record DemoHabits
{
    public double IgnoreRate { get; init; }

    public double SkillSpread { get; init; }
}
