namespace RecsConsole.Engine.Snapshots;

/// <summary>Object states that the engine's rules check, as recorded in snapshots.</summary>
public static class ObjectStates
{
    /// <summary>A version of an action that is in use.</summary>
    public const string Published = "published";

    /// <summary>A version of a document that is in force within its dates.</summary>
    public const string Effective = "effective";
}
