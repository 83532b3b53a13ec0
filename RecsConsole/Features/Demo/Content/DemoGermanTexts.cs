namespace RecsConsole.Features.Demo.Content;

/// <summary>The same in the second language.</summary>
public sealed record DemoGermanTexts
{
    public required IList<string> Titles { get; init; }

    public required IList<string> Descriptions { get; init; }
}
