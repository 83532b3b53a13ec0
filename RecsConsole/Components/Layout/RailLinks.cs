namespace RecsConsole.Components.Layout;

/// <summary>Every page of the rail, in order; a page enters here when it exists.</summary>
public static class RailLinks
{
    public static IReadOnlyList<RailLink> All { get; } =
    [new(RailGroup.Desk, "My queue", "/", "M4 6h16M4 12h16M4 18h10")];
}
