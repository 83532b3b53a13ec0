namespace RecsConsole.Features.Demo.Content;

/// <summary>The same in the second language.</summary>
public sealed record DemoGermanPieces
{
    /// <summary>As many values of each as in the first language, so that the language does not change what is drawn.</summary>
    public required IDictionary<string, IList<string>> Slots { get; init; }

    public required IList<string> Openers { get; init; }

    public required IList<string> Impacts { get; init; }

    public required IList<string> Environments { get; init; }

    public required IList<string> Closings { get; init; }
}
