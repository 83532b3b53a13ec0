namespace RecsConsole.Database.Personal;

/// <summary>Whom a row is about.</summary>
/// <param name="Kind">account, person or case.</param>
/// <param name="Key">Key of the account, id of the person or case.</param>
public readonly record struct SubjectName(string Kind, string Key)
{
    public const string AccountKind = "account";
    public const string PersonKind = "person";
    public const string CaseKind = "case";

    public static SubjectName Account(string key) => new(AccountKind, key);

    public static SubjectName Person(Guid id) => new(PersonKind, id.ToString("D"));

    /// <summary>A case is about its customer; one without a customer is about itself.</summary>
    public static SubjectName Case(Guid id, string? accountKey) =>
        accountKey is null ? new(CaseKind, id.ToString("D")) : Account(accountKey);
}
