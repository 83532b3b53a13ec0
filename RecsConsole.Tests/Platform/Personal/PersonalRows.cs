using RecsConsole.Database;

namespace RecsConsole.Tests.Platform.Personal;

/// <summary>Rows with personal data.</summary>
internal static class PersonalRows
{
    public const string Secret = "Ms Aldington cannot sign in from Lisbon";

    public const string Attributes = """{"caller":"Mr Okoro"}""";
    public const string Why = "Mr Okoro is away and she covers for him";

    public static AccountRow Account(Guid tenant) =>
        new()
        {
            TenantId = tenant,
            Key = "kestrel",
            Name = "Kestrel Air",
        };

    public static PersonRow Person(Guid tenant) =>
        new()
        {
            TenantId = tenant,
            Id = Guid.NewGuid(),
            Key = "b",
            DisplayName = "Bruna Aldington",
            Email = "bruna@example.org",
            TimeZone = "UTC",
        };

    public static CaseEventRow Event(CaseRow row, int ordinal) =>
        new()
        {
            TenantId = row.TenantId,
            CaseId = row.Id,
            Ordinal = ordinal,
            EventKey = FormattableString.Invariant($"e{ordinal}"),
            Activity = "call",
            Kind = CaseEventKind.Action,
            AttributesJson = Attributes,
        };

    public static AccessGrantRow Grant(Guid tenant, string kind, string key) =>
        new()
        {
            TenantId = tenant,
            Id = Guid.NewGuid(),
            PersonId = Guid.NewGuid(),
            ObjectKind = kind,
            ObjectKey = key,
            Reason = Why,
        };

    public static CaseRow Case(Guid tenant, string? account, int number = 1) =>
        new()
        {
            TenantId = tenant,
            Id = Guid.NewGuid(),
            Key = FormattableString.Invariant($"C-{number}"),
            Title = Secret,
            Description = Secret + ".",
            TypeKey = "support",
            IssueType = "sign-in",
            Status = "new",
            AccountKey = account,
            CustomFieldsJson = """{"note":"gold member"}""",
            OpenedAt = DateTimeOffset.UnixEpoch,
            LastEventAt = DateTimeOffset.UnixEpoch,
            IsOpen = true,
        };
}
