namespace RecsConsole.Features.Demo.Content;

/// <summary>The same in the second language.</summary>
public sealed record DemoGermanPieces
{
    public required IList<string> Openers { get; init; }

    public required IList<string> Impacts { get; init; }

    public required IList<string> Environments { get; init; }

    public required IList<string> Closings { get; init; }
}
