namespace RecsConsole.Features.Playbooks;

/// <summary>The life of a version: draft, published by somebody who did not write it, retired.</summary>
public static class PlaybookStatus
{
    public const string Draft = "draft";
    public const string Published = "published";
    public const string Retired = "retired";

    public static IReadOnlyList<string> All { get; } = [Published, Draft, Retired];
}
