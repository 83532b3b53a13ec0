namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A period in which a person is absent.</summary>
public sealed record DemoAbsence
{
    public int FromDays { get; init; }

    public int ToDays { get; init; }
}
