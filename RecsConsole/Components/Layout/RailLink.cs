namespace RecsConsole.Components.Layout;

/// <summary>One entry of the rail; without roles it is shown to everyone. The icon is the path data of a 24 by 24 line drawing.</summary>
public sealed record RailLink(RailGroup Group, string Title, string Address, string Icon, string? Roles = null);
