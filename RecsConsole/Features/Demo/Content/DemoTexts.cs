namespace RecsConsole.Features.Demo.Content;

/// <summary>Text fragments shared by all issue types.</summary>
public sealed record DemoTexts
{
    public required IDictionary<string, IList<string>> Slots { get; init; }

    public required IList<string> Openers { get; init; }

    public required IList<string> Impacts { get; init; }

    public required IList<string> Environments { get; init; }

    public required IList<string> Closings { get; init; }

    public DemoGermanPieces? German { get; init; }

    /// <summary>By the purpose of the action taken, or the kind of the activity.</summary>
    public required IDictionary<string, IList<string>> Notes { get; init; }

    /// <summary>Customer messages, by kind of activity and then by language.</summary>
    public required IDictionary<string, IDictionary<string, IList<string>>> Letters { get; init; }

    public required IList<string> Findings { get; init; }

    public required IList<string> Solutions { get; init; }
}
