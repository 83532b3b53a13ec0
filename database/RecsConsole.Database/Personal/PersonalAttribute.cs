namespace RecsConsole.Database.Personal;

/// <summary>
/// Stored under the key of the row's subject (<see cref="Subjects"/>): readable until that key is destroyed. The database compares and sorts
/// such a column by its cipher only, so nothing may filter or order by it there.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute
{
    /// <summary>What is read in place of a text whose key was destroyed.</summary>
    public const string ErasedWord = "(erased)";

    /// <summary>The same for a column that must be something else, such as a JSON object.</summary>
    public string Erased { get; init; } = ErasedWord;
}
