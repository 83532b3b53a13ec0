namespace RecsConsole.Database.Personal;

/// <summary>
/// Encrypted with the key of the row's subject (<see cref="Subjects"/>): readable until that key is destroyed. The database sees only
/// ciphertext, so queries must not filter or order by such a column.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute
{
    /// <summary>The text read after its key was destroyed.</summary>
    public const string ErasedWord = "(erased)";

    /// <summary>The same for a column that needs another form, such as a JSON object.</summary>
    public string Erased { get; init; } = ErasedWord;
}
