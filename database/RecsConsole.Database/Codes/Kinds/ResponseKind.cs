namespace RecsConsole.Database.Codes;

/// <summary>What an operator does with an item.</summary>
public enum ResponseKind
{
    Accept,
    Dismiss,
    Override,
}
