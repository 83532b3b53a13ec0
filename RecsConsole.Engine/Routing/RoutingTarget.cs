namespace RecsConsole.Engine.Routing;

/// <summary>What is predicted for a case.</summary>
public enum RoutingTarget
{
    /// <summary>Who finishes it.</summary>
    Person,

    /// <summary>Which team finishes it.</summary>
    Team,

    /// <summary>Which documents it uses.</summary>
    Document,
}
