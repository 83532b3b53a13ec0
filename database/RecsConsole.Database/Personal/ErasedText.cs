namespace RecsConsole.Database.Personal;

/// <summary>What a personal text becomes when the key of its subject is destroyed.</summary>
public static class ErasedText
{
    /// <summary>The text that is read instead.</summary>
    public const string Word = "(erased)";

    public static bool IsErased(string? text) => string.Equals(text, Word, StringComparison.Ordinal);
}
