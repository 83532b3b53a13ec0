namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A subject of cases, with the fragments of their texts.</summary>
public sealed record DemoIssueType
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Product { get; init; }

    public required string Team { get; init; }

    public double Weight { get; init; }

    /// <summary>The tenant finds these cases itself: their customer did not write, and may not even know of them.</summary>
    public bool OpenedByUs { get; init; }

    public required IDictionary<string, double> Priorities { get; init; }

    public required IList<string> Codes { get; init; }

    public required IList<string> Titles { get; init; }

    public required IList<string> Descriptions { get; init; }

    /// <summary>Where such cases come from, for those that no customer writes; they replace the openers and the drawn channel.</summary>
    public IList<DemoOrigin>? Origins { get; init; }

    public DemoGermanTexts? German { get; init; }
}
