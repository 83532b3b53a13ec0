using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Security.Sweep.Rows.Probes;

/// <summary>Rows that only the chief may see, and rows that refer to them. All have the canary in their keys and titles.</summary>
internal sealed class HiddenRows(DeskTenant desk, HiddenPeople people, CaseRow shown, DateTimeOffset now)
{
    public const string Canary = "zqhidden";

    private readonly Guid _hook = Guid.NewGuid();

    public Guid CaseId { get; } = Guid.NewGuid();

    public Guid StudyId { get; } = Guid.NewGuid();

    /// <summary>A key of the keeper, which opens panels for others.</summary>
    public Guid KeyId { get; } = Guid.NewGuid();

    /// <summary>A panel of the hidden case for the agent, who may not see it.</summary>
    public Guid AgentsPanel { get; } = Guid.NewGuid();

    /// <summary>A panel of the hidden case for somebody with a grant, which the key's person does not have.</summary>
    public Guid GrantedPanel { get; } = Guid.NewGuid();

    public IReadOnlyList<object> All() =>
        [
            .. Cases(),
            .. Documents(),
            Grant(),
            .. Study(),
            Key(),
            Panel(AgentsPanel, desk.Agent.PersonId),
            Panel(GrantedPanel, people.Granted.Id),
            .. Webhook(),
            Import(),
        ];

    private IEnumerable<object> Cases()
    {
        var hidden = Case(CaseId, "case");
        (hidden.Classification, hidden.AssigneeId) = (Classifications.Restricted, desk.Agent.PersonId);
        (hidden.SetAsideById, hidden.LookAgainAt) = (desk.Agent.PersonId, now.AddMinutes(-1));
        yield return hidden;
        var foreign = Case(Guid.NewGuid(), "us"); // a grant does not open another region
        (foreign.Classification, foreign.Region) = (Classifications.Restricted, "US");
        yield return foreign;
        yield return new CaseTypeRow
        {
            TenantId = desk.TenantId,
            Key = "imported",
            Name = "Imported",
            WorkflowKey = "desk",
            CalendarKey = "always",
        };
        var imported = Case(Guid.NewGuid(), "imported");
        (imported.Classification, imported.TypeKey) = (Classifications.Restricted, "imported");
        yield return imported;
    }

    /// <summary>An open case that everybody of the team may see.</summary>
    public CaseRow Case(Guid id, string key)
    {
        var row = shown.Copy();
        (row.Id, row.Key, row.Title) = (id, $"{Canary}-{key}", $"Printer jams {Canary}");
        return row;
    }

    private IEnumerable<DocumentRow> Documents()
    {
        var catalog = new DeskCatalog(desk.TenantId, now);
        var hidden = catalog.Document(HiddenWorld.Document);
        (hidden.Classification, hidden.OwnerId) = (Classifications.Restricted, people.Keeper.Id);
        yield return hidden;
        var draft = catalog.Document("own-draft", DocumentStatus.Draft);
        (draft.OwnerId, draft.AuthorId) = (people.Nobody.Id, people.Nobody.Id);
        yield return draft;
        var overseers = catalog.Document("overseers-draft", DocumentStatus.Draft);
        (overseers.OwnerId, overseers.AuthorId) = (people.Overseer.Id, people.Overseer.Id);
        yield return overseers;
    }

    private AccessGrantRow Grant() =>
        new()
        {
            TenantId = desk.TenantId,
            Id = Guid.NewGuid(),
            PersonId = people.Granted.Id,
            ObjectKind = GrantKinds.Case,
            ObjectKey = CaseId.ToString("D"),
            Reason = "stands in",
            GrantedById = people.Chief.Id,
            GrantedAt = now.AddHours(-1),
            ExpiresAt = now.AddDays(1),
        };

    // two reviewers disagree about the hidden case
    private IEnumerable<object> Study()
    {
        yield return new StudyRow
        {
            TenantId = desk.TenantId,
            Id = StudyId,
            Name = "Printers",
            Status = StudyStatus.Open,
            SystemA = "heuristic",
            SystemB = "usual",
            VersionA = "1",
            VersionB = "1",
            Kind = ItemKind.Action,
            CreatedById = people.Chief.Id,
            CreatedAt = now.AddDays(-1),
            Revision = 1,
        };
        yield return Pair(desk.Agent.PersonId, PairVerdict.A);
        yield return Pair(desk.Expert, PairVerdict.B);
    }

    private StudyPairRow Pair(Guid reviewer, PairVerdict verdict) =>
        new()
        {
            TenantId = desk.TenantId,
            StudyId = StudyId,
            ReviewerId = reviewer,
            Position = 1,
            CaseId = CaseId,
            SlateA = StoredSlate.Pack([]),
            SlateB = StoredSlate.Pack([]),
            LabelsJson = "{}",
            Verdict = verdict,
            JudgedAt = now.AddHours(-1),
            Revision = 1,
        };

    private ApiKeyRow Key() =>
        new()
        {
            TenantId = desk.TenantId,
            Id = KeyId,
            Name = "panels",
            SecretHash = new byte[32],
            PersonId = people.Keeper.Id,
            CreatedAt = now.AddDays(-1),
            ExpiresAt = now.AddDays(1),
        };

    private EmbedSessionRow Panel(Guid id, Guid personId) =>
        new()
        {
            TenantId = desk.TenantId,
            Id = id,
            KeyId = KeyId,
            PersonId = personId,
            CaseId = CaseId,
            Parent = "https://tickets.example",
            TokenHash = new byte[32],
            CreatedAt = now,
            OpenBefore = now.AddDays(1),
        };

    private IEnumerable<object> Webhook()
    {
        yield return new WebhookRow
        {
            TenantId = desk.TenantId,
            Id = _hook,
            Name = "Ledger",
            Address = "https://ledger.example/events",
            PersonId = people.Chief.Id,
            Secret = "",
            CreatedAt = now.AddDays(-1),
            Revision = 1,
        };
        yield return new WebhookDeliveryRow
        {
            TenantId = desk.TenantId,
            Id = Guid.NewGuid(),
            WebhookId = _hook,
            EventId = Guid.NewGuid(),
            Kind = "case.closed",
            CaseId = CaseId,
            EventKey = "closed",
            Body = "{}",
            At = now,
            State = WebhookState.Delivered,
            DeliveredAt = now,
            Revision = 1,
        };
    }

    private ImportRow Import() =>
        new()
        {
            TenantId = desk.TenantId,
            ContentHash = new('0', 64),
            Kind = ImportKind.Log,
            MappingHash = new('0', 64),
            At = now,
            ResultJson = "{}",
        };
}
