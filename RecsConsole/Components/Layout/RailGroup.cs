namespace RecsConsole.Components.Layout;

/// <summary>The groups of the rail, from top to bottom.</summary>
public enum RailGroup
{
    Desk,
    Knowledge,
    Learning,
    Admin,
}
