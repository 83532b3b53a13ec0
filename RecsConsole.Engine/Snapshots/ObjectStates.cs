namespace RecsConsole.Engine.Snapshots;

/// <summary>The states of objects that rules of the engine ask for, as snapshots hold them.</summary>
public static class ObjectStates
{
    /// <summary>A version of an action that is in use.</summary>
    public const string Published = "published";

    /// <summary>A version of a document that is in force within its dates.</summary>
    public const string Effective = "effective";
}
