namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>Behaviour of people.</summary>
public sealed record DemoHabits
{
    public double IgnoreRate { get; init; }

    public double SkillSpread { get; init; }
}
