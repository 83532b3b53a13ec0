namespace RecsConsole.Components.Layout;

/// <summary>
/// A component that a feature shows next to its link in the rail, such as the number of waiting items. Registered as a singleton.
/// </summary>
/// <param name="Address">URL of the link.</param>
public sealed record RailMark(string Address, Type Component);
