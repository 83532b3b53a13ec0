namespace RecsConsole.Database.Codes;

/// <summary>What a file that was imported contains.</summary>
public enum ImportKind
{
    /// <summary>The history of cases.</summary>
    Log,
}
