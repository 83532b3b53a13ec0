namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A span in which a person is away.</summary>
public sealed record DemoAbsence
{
    public int FromDays { get; init; }

    public int ToDays { get; init; }
}
