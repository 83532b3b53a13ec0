namespace RecsConsole.Components.Layout;

/// <summary>
/// A component that a feature shows in the top bar of every page, such as the tenant switch. Registered as a singleton; lowest order is
/// leftmost.
/// </summary>
public sealed record TopBarPart(Type Component, int Order);
