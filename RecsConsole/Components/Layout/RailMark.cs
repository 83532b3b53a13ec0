namespace RecsConsole.Components.Layout;

/// <summary>A component that a feature puts beside its link in the rail, such as how much waits there: registered as a singleton.</summary>
/// <param name="Address">Of the link.</param>
public sealed record RailMark(string Address, Type Component);
