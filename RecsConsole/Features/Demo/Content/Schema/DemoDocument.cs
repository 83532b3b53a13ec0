namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A document: front matter and Markdown.</summary>
public sealed record DemoDocument
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Kind { get; init; }

    public int Version { get; init; }

    public required string Status { get; init; }

    public required string Owner { get; init; }

    public required string Classification { get; init; }

    public required string Language { get; init; }

    public IList<string> Regions { get; init; } = [];

    public IList<string> Acl { get; init; } = [];

    public IList<string> IssueTypes { get; init; } = [];

    public string? PolicyKey { get; init; }

    public int? EffectiveFromDays { get; init; }

    public int? EffectiveToDays { get; init; }

    public int? ReviewByDays { get; init; }

    public string Text { get; init; } = "";
}
