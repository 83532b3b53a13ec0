namespace RecsConsole.Engine.Vocabulary;

/// <summary>What can be recommended; each has its own sources, features and slate.</summary>
public enum SlateKind
{
    Action,
    Document,
    Expert,
}
