namespace RecsConsole.Database.Personal;

/// <summary>The subject of a row: whose data it contains.</summary>
/// <param name="Kind">account, person or case.</param>
/// <param name="Key">Key of the account, id of the person or case.</param>
public readonly record struct SubjectName(string Kind, string Key)
{
    public const string AccountKind = "account";
    public const string PersonKind = "person";
    public const string CaseKind = "case";

    public static SubjectName Account(string key) => new(AccountKind, key);

    public static SubjectName Person(Guid id) => new(PersonKind, id.ToString("D"));

    /// <summary>The subject of a case is its customer; without a customer, the case itself.</summary>
    public static SubjectName Case(Guid id, string? accountKey) =>
        accountKey is null ? new(CaseKind, id.ToString("D")) : Account(accountKey);
}
