namespace RecsConsole.Database.Personal;

/// <summary>
/// Encrypted with the key of the row's subject (<see cref="Subjects"/>): readable until that key is destroyed. The database sees only
/// ciphertext, so queries must not filter or order by such a column.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute
{
    /// <summary>What is read after the key was destroyed; a column such as a JSON object needs another form than the word.</summary>
    public string Erased { get; init; } = ErasedText.Word;
}
