namespace RecsConsole.Database.Codes;

/// <summary>What a text is about of which a vector is stored.</summary>
public enum TextKind
{
    Case,
    Document,
    Action,
    Person,
}
