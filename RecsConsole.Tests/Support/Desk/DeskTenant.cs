using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>
/// A tenant's desk: new -ask-> working -fix-> resolved; fourteen finished cases that were asked, fixed and ended well; documents in every
/// state; people of every kind.
/// </summary>
public sealed class DeskTenant
{
    private const string Text =
        "Printer jams after the firmware update on every second page of the invoice run";
    private const int FinishedCases = 14;
    private readonly DateTimeOffset _now;

    private DeskTenant(Guid tenantId, DateTimeOffset now)
    {
        (TenantId, _now) = (tenantId, now);
        Agent = new(tenantId, Guid.NewGuid());
    }

    public Guid TenantId { get; }

    /// <summary>May work cases of team one, clearance internal, region EU.</summary>
    public Actor Agent { get; }

    /// <summary>An open case in state new.</summary>
    public Guid CaseId { get; } = Guid.NewGuid();

    public Guid Expert { get; } = Guid.NewGuid();

    public static async Task<DeskTenant> AddAsync(TestDatabase database, string key)
    {
        var tenantId = await Operators.AddTenantAsync(database.Services, key);
        var tenant = new DeskTenant(tenantId, database.Clock.GetUtcNow());
        await using var db = database.Open();
        db.BindTo(tenantId);
        db.AddRange(tenant.Workflow());
        db.AddRange(tenant.People());
        await db.SaveChangesAsync();
        db.AddRange(tenant.Actions());
        db.AddRange(tenant.Documents());
        db.AddRange(tenant.Cases());
        await db.SaveChangesAsync();
        return tenant;
    }

    private IEnumerable<object> Workflow()
    {
        var definition = new WorkflowDefinition(
            "desk",
            1,
            "new",
            [new("new", false, false), new("working", false, false), new("resolved", true, false)],
            [
                new("new", "ask", "working", 0),
                new("new", "wipe", "working", 0),
                new("new", "notice", "new", 0),
                new("new", "retired", "working", 0),
                new("new", "draft", "working", 0),
                new("new", "price", "working", 0),
                new("working", "fix", "resolved", 0),
            ]
        );
        yield return new WorkflowRow
        {
            TenantId = TenantId,
            Key = "desk",
            Version = 1,
            DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(definition)),
            IsCurrent = true,
            CreatedAt = _now,
        };
        yield return new CalendarRow
        {
            TenantId = TenantId,
            Key = "always",
            TimeZone = "UTC",
            HoursJson = "[]",
        };
        yield return new CaseTypeRow
        {
            TenantId = TenantId,
            Key = "ticket",
            Name = "Ticket",
            WorkflowKey = "desk",
            CalendarKey = "always",
            SlaHoursJson = "{}",
        };
        yield return new PolicyRow
        {
            TenantId = TenantId,
            Key = "printing",
            Version = 2,
            Title = "Printing policy",
            Status = "published",
            EffectiveFrom = _now.AddDays(-100),
            RulesJson =
                """[{"caseTypes":[],"issueTypes":["printer"],"states":["new"],"requires":["notice"],"forbids":[],"documents":["secret","expired"]}]""",
            UpdatedAt = _now.AddDays(-100),
        };
        yield return new AccountRow
        {
            TenantId = TenantId,
            Key = "acme",
            Name = "Acme",
            Tier = "Gold",
        };
    }

    private IEnumerable<object> People()
    {
        yield return Person(Agent.PersonId, "agent", isExpert: false);
        yield return Person(Expert, "expert", isExpert: true);
        yield return new PersonSkillRow
        {
            TenantId = TenantId,
            PersonId = Expert,
            Skill = "printer",
            Level = 5,
        };
        foreach (var name in new[] { "away", "full", "rival", "gone" })
        {
            var person = Person(Guid.NewGuid(), name, isExpert: true);
            person.Capacity = name == "full" ? 0 : 8;
            person.IsActive = name != "gone";
            yield return person;
            yield return new PersonSkillRow
            {
                TenantId = TenantId,
                PersonId = person.Id,
                Skill = "printer",
                Level = 4,
            };
            if (name == "away")
            {
                yield return new AbsenceRow
                {
                    TenantId = TenantId,
                    Id = Guid.NewGuid(),
                    PersonId = person.Id,
                    From = _now.AddDays(-1),
                    To = _now.AddDays(1),
                };
            }

            if (name == "rival")
            {
                yield return new ConflictOfInterestRow
                {
                    TenantId = TenantId,
                    PersonId = person.Id,
                    SubjectKind = "account",
                    SubjectKey = "acme",
                };
            }
        }
    }

    private PersonRow Person(Guid id, string name, bool isExpert) =>
        new()
        {
            TenantId = TenantId,
            Id = id,
            Key = name,
            DisplayName = "Person " + name,
            Email = name + "@test.example",
            Roles = ["agent"],
            Teams = ["one"],
            Regions = ["EU"],
            Languages = ["en"],
            Clearance = 1,
            TimeZone = "UTC",
            Capacity = 8,
            IsExpert = isExpert,
            IsActive = true,
        };

    private IEnumerable<ActionRow> Actions()
    {
        yield return Action("ask", "communicate", "low");
        yield return Action("fix", "fix", "low");
        yield return Action("notice", "compliance", "medium");
        yield return Action("wipe", "fix", "high");
        yield return Action("retired", "fix", "low", "retired");
        yield return Action("draft", "fix", "low", "draft");
        var price = Action("price", "offer", "low");
        price.RequiredRole = "sales";
        yield return price;
    }

    private ActionRow Action(string key, string kind, string risk, string status = "published") =>
        new()
        {
            TenantId = TenantId,
            Key = key,
            Version = 1,
            Title = "Do " + key,
            Description = "",
            Kind = kind,
            Risk = risk,
            Status = status,
            UpdatedAt = _now.AddDays(-10),
        };

    private IEnumerable<DocumentRow> Documents()
    {
        yield return Document("guide");
        var expired = Document("expired");
        expired.EffectiveTo = _now.AddDays(-1);
        yield return expired;
        yield return Document("draft", "draft");
        var secret = Document("secret");
        secret.Classification = 3;
        yield return secret;
        var regional = Document("regional");
        regional.Regions = ["US"];
        yield return regional;
        var acl = Document("supervisors");
        acl.Acl = ["role:supervisor"];
        yield return acl;
        var future = Document("future");
        future.EffectiveFrom = _now.AddDays(3);
        yield return future;
    }

    private DocumentRow Document(string key, string status = "effective") =>
        new()
        {
            TenantId = TenantId,
            Key = key,
            Version = 1,
            Title = "Printer jams: " + key,
            Kind = "runbook",
            Text = "# Printer jams\n\n" + Text + ". Roll the firmware back and feed one page.",
            Status = status,
            Classification = 1,
            Language = "en",
            IssueTypes = ["printer"],
            EffectiveFrom = _now.AddDays(-50),
            UpdatedAt = _now.AddDays(-50),
        };

    private IEnumerable<object> Cases()
    {
        yield return Case(CaseId, "T-1", isOpen: true);
        for (var i = 0; i < FinishedCases; i++)
        {
            var id = Guid.NewGuid();
            yield return Case(id, $"T-{100 + i}", isOpen: false);
            yield return Event(id, 1, "ask", "new", "working");
            yield return Event(id, 2, "fix", "working", "resolved");
            foreach (var document in new[] { "guide", "secret", "regional" })
            {
                yield return new CaseDocumentRow
                {
                    TenantId = TenantId,
                    CaseId = id,
                    DocumentKey = document,
                    At = _now,
                };
            }
        }
    }

    private CaseRow Case(Guid id, string key, bool isOpen) =>
        new()
        {
            TenantId = TenantId,
            Id = id,
            Key = key,
            Title = "Printer jams " + key,
            Description = Text,
            TypeKey = "ticket",
            IssueType = "printer",
            Product = "printing",
            Region = "EU",
            Language = "en",
            Priority = 2,
            Status = isOpen ? "new" : "resolved",
            WorkflowVersion = 1,
            OpenedAt = _now.AddDays(isOpen ? 0 : -20),
            SlaDeadline = isOpen ? _now.AddHours(8) : null,
            TeamKey = "one",
            AccountKey = "acme",
            AssigneeId = isOpen ? Agent.PersonId : null,
            Classification = 1,
            CustomFieldsJson = "{}",
            IsOpen = isOpen,
            ResolvedAt = isOpen ? null : _now.AddDays(-19),
            ResolvedById = isOpen ? null : Expert,
            Resolution = isOpen ? null : "fix",
            SlaMet = isOpen ? null : true,
            ProcessVersion = 1,
            LastEventAt = _now,
            EventCount = isOpen ? 0 : 2,
            Revision = 1,
        };

    private CaseEventRow Event(Guid caseId, int ordinal, string activity, string from, string to) =>
        new()
        {
            TenantId = TenantId,
            CaseId = caseId,
            Ordinal = ordinal,
            EventKey = $"{caseId:N}-{ordinal}",
            Activity = activity,
            Kind = "action",
            ActorId = Expert,
            At = _now.AddDays(-20).AddHours(ordinal),
            FromState = from,
            ToState = to,
            AttributesJson = "{}",
        };
}
