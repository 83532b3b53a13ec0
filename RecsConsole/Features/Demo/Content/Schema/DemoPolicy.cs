namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A version of a rule set.</summary>
public sealed record DemoPolicy
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Statement { get; init; }

    public int Version { get; init; }

    public required string Status { get; init; }

    public int EffectiveFromDays { get; init; }

    public int? EffectiveToDays { get; init; }

    public required IList<string> Documents { get; init; }

    public required IList<DemoPolicyRule> Rules { get; init; }

    public DemoContactLimit? ContactLimit { get; init; }
}
