namespace RecsConsole.Engine.Routing;

/// <summary>What is predicted for a case.</summary>
public enum RoutingTarget
{
    /// <summary>Who finishes the case.</summary>
    Person,

    /// <summary>Which team finishes the case.</summary>
    Team,

    /// <summary>Which documents are used on the case.</summary>
    Document,
}
