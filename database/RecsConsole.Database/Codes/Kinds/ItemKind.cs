namespace RecsConsole.Database.Codes;

/// <summary>The kinds of items that can be recommended; each has its own slate.</summary>
public enum ItemKind
{
    Action,
    Document,

    /// <summary>A person to ask; its item id is the id of the person.</summary>
    Expert,
}
