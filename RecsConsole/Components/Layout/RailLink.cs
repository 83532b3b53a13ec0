namespace RecsConsole.Components.Layout;

/// <summary>One entry of the rail; without roles everybody sees it. The icon is the path data of a 24 by 24 drawing in lines.</summary>
public sealed record RailLink(RailGroup Group, string Title, string Address, string Icon, string? Roles = null);
