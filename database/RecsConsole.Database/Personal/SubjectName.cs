namespace RecsConsole.Database.Personal;

/// <summary>The subject of a row: whose data it contains.</summary>
/// <param name="Kind">account, person or case.</param>
/// <param name="Key">Key of the account, id of the person or case.</param>
public readonly record struct SubjectName(string Kind, string Key)
{
    public const string AccountKind = "account";
    public const string PersonKind = "person";
    public const string CaseKind = "case";

    // behind the kind of a key that was replaced, for as long as something may be encrypted with it: a subject has one key of each kind
    private const string Replaced = ".replaced";

    /// <summary>The name under which the key is kept that another one replaced.</summary>
    public SubjectName Earlier => new(Kind + Replaced, Key);

    /// <summary>The subject itself, of the name of an earlier key too.</summary>
    public SubjectName Present => IsEarlier ? new(Kind[..^Replaced.Length], Key) : this;

    public bool IsEarlier => Kind.EndsWith(Replaced, StringComparison.Ordinal);

    public static SubjectName Account(string key) => new(AccountKind, key);

    public static SubjectName Person(Guid id) => new(PersonKind, id.ToString("D"));

    /// <summary>The subject of a case is its customer; without a customer, the case itself.</summary>
    public static SubjectName Case(Guid id, string? accountKey) =>
        accountKey is null ? new(CaseKind, id.ToString("D")) : Account(accountKey);
}
