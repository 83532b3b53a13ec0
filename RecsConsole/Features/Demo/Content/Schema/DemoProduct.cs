namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A product the tenant supports.</summary>
public sealed record DemoProduct
{
    public required string Key { get; init; }

    public required string Title { get; init; }
}
