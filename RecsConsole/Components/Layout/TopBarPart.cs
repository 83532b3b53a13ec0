namespace RecsConsole.Components.Layout;

/// <summary>A component that a feature puts into the top bar of every page, such as the tenant switch: registered as a singleton, lowest order left.</summary>
public sealed record TopBarPart(Type Component, int Order);
