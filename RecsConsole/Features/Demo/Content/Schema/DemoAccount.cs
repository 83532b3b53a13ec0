namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A customer of the tenant.</summary>
public sealed record DemoAccount
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Tier { get; init; }

    public required string Region { get; init; }

    public required string Country { get; init; }

    public required string Language { get; init; }

    public required string Industry { get; init; }

    public int Seats { get; init; }

    public int ContractEndDays { get; init; }

    public double Weight { get; init; }
}
