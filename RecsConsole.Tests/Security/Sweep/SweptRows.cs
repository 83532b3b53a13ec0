using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>Writes a generated world into a database.</summary>
internal sealed class SweptRows(IServiceProvider services, SweptWorld world, DateTimeOffset now)
{
    private readonly List<Guid> _tenants = [];

    public async Task<IReadOnlyList<Guid>> WriteAsync()
    {
        for (var tenant = 0; tenant < SweptWorld.Tenants; tenant++)
        {
            _tenants.Add(await Operators.AddTenantAsync(services, $"tenant{tenant}"));
            await using var db = Operators.Open(services);
            db.BindTo(_tenants[tenant]);
            db.AddRange(new DeskProcess(db.TenantId, now).Rows());
            db.AddRange(new DeskCatalog(db.TenantId, now).Actions());
            db.AddRange(People(tenant));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            db.AddRange(Objects(tenant));
            await db.SaveChangesAsync();
        }

        return _tenants;
    }

    private IEnumerable<object> People(int tenant)
    {
        var id = _tenants[tenant];
        foreach (var person in world.People.Where(each => each.Tenant == tenant))
        {
            yield return Person(id, person);
            yield return new PersonSkillRow
            {
                TenantId = id,
                PersonId = person.Id,
                Skill = "printer",
                Level = 1 + (person.Number % 5),
            };
            yield return Operator(person);
            yield return new MembershipRow
            {
                OperatorId = person.OperatorId,
                TenantId = id,
                PersonId = person.Id,
            };
            yield return Operators.Session(person.Id, person.OperatorId, id);
            foreach (var grant in person.Grants)
            {
                yield return Grant(id, person, grant);
            }
        }
    }

    private static PersonRow Person(Guid tenantId, SweptPerson person) =>
        new()
        {
            TenantId = tenantId,
            Id = person.Id,
            Key = person.Key,
            DisplayName = $"Person {person.Key}",
            Email = person.Key + "@test.example",
            Roles = [.. person.Roles],
            Teams = [.. person.Teams],
            Regions = [.. person.Regions],
            Languages = ["en"],
            Clearance = person.Clearance,
            TimeZone = "UTC",
            Capacity = 8,
            IsExpert = person.Number % 4 == 0,
            IsActive = person.IsActive,
        };

    private static OperatorRow Operator(SweptPerson person) =>
        new()
        {
            Id = person.OperatorId,
            UserName = person.Key,
            NormalizedUserName = person.Key.ToUpperInvariant(),
            Email = person.Key + "@test.example",
            NormalizedEmail = person.Key.ToUpperInvariant() + "@TEST.EXAMPLE",
            SecurityStamp = StampOf(person),
            DisplayName = person.Key,
        };

    private AccessGrantRow Grant(Guid tenantId, SweptPerson person, SweptGrant grant) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            PersonId = person.Id,
            ObjectKind = grant.Kind,
            ObjectKey = grant.ObjectKey,
            Reason = "generated",
            GrantedById = person.Id,
            GrantedAt = now.AddDays(-2),
            ExpiresAt = grant.Until,
            RevokedAt = grant.IsWithdrawn ? now.AddDays(-1) : null,
        };

    public static string StampOf(SweptPerson person) => "stamp-" + person.Key;

    private IEnumerable<object> Objects(int tenant)
    {
        var own = world.Objects.Where(each => each.Tenant == tenant).ToList();
        var documents = own.Where(each => each.Kind == "document").ToList();
        foreach (var document in documents)
        {
            yield return Document(document);
        }

        foreach (var found in own.Where(each => each.Kind == "case"))
        {
            yield return Case(found);
            // what hangs on a case has the case's id, so that operations that take its id are called with it as well
            yield return new NoteRow
            {
                TenantId = _tenants[tenant],
                Id = found.Id,
                CaseId = found.Id,
                AuthorId = world.People.First(each => each.Tenant == tenant).Id,
                At = now.AddHours(-1),
                Text = "Note about " + found.Canary,
            };
            foreach (var row in found.IsOpen ? Pending(found) : History(found, documents))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<object> Pending(SweptObject found)
    {
        if (found.Number % 4 == 0)
        {
            yield return new ApprovalRequestRow
            {
                TenantId = _tenants[found.Tenant],
                Id = found.Id,
                CaseId = found.Id,
                ActionKey = "wipe",
                ActionVersion = 1,
                RequestedById = found.Assignee ?? world.People.First(each => each.Tenant == found.Tenant).Id,
                RequestedAt = now.AddHours(-2),
                Status = ApprovalStatus.Pending,
                BindingHash = new('0', 64),
                Deadline = now.AddDays(1),
            };
        }
    }

    private IEnumerable<object> History(SweptObject found, List<SweptObject> documents)
    {
        var steps = new[] { ("ask", "new", "working"), ("fix", "working", "resolved") };
        for (var i = 0; i < steps.Length; i++)
        {
            yield return new CaseEventRow
            {
                TenantId = _tenants[found.Tenant],
                CaseId = found.Id,
                Ordinal = i + 1,
                EventKey = $"{found.Id:N}-{i + 1}",
                Activity = steps[i].Item1,
                Kind = CaseEventKind.Action,
                ActorId = found.Assignee,
                At = now.AddDays(-20).AddHours(i),
                FromState = steps[i].Item2,
                ToState = steps[i].Item3,
                AttributesJson = "{}",
            };
        }

        if (documents.Count > 0)
        {
            yield return new CaseDocumentRow
            {
                TenantId = _tenants[found.Tenant],
                CaseId = found.Id,
                DocumentKey = documents[found.Number % documents.Count].Key,
                At = now.AddDays(-19),
            };
        }
    }

    private DocumentRow Document(SweptObject document) =>
        new()
        {
            TenantId = _tenants[document.Tenant],
            Key = document.Key,
            Version = 1,
            Title = "Printer jams " + document.Canary,
            Kind = "runbook",
            Text = $"# Printer jams\n\n{DeskTenant.Text}. {document.Canary}",
            Status = document.IsInForce ? DocumentStatus.Effective : DocumentStatus.Draft,
            Classification = document.Classification,
            Regions = [.. document.Regions],
            Acl = [.. document.List],
            Language = "en",
            IssueTypes = ["printer"],
            EffectiveFrom = now.AddDays(-50),
            UpdatedAt = now.AddDays(-50),
        };

    private CaseRow Case(SweptObject found) =>
        new()
        {
            TenantId = _tenants[found.Tenant],
            Id = found.Id,
            Key = found.Key,
            Title = "Printer jams " + found.Canary,
            Description = DeskTenant.Text,
            TypeKey = "ticket",
            IssueType = "printer",
            Product = "printing",
            Region = found.Regions.Count == 0 ? null : found.Regions[0],
            Language = "en",
            Priority = 2,
            Status = found.IsOpen ? "new" : "resolved",
            WorkflowVersion = 1,
            OpenedAt = now.AddDays(found.IsOpen ? -1 : -20),
            SlaDeadline = found.IsOpen ? now.AddHours(8) : null,
            TeamKey = found.Team,
            AccountKey = "acme",
            AssigneeId = found.Assignee,
            Classification = found.Classification,
            CustomFieldsJson = $$"""{"note":"{{found.Canary}}"}""",
            IsOpen = found.IsOpen,
            ResolvedAt = found.IsOpen ? null : now.AddDays(-19),
            ResolvedById = found.IsOpen ? null : found.Assignee,
            Resolution = found.IsOpen ? null : "fix",
            SlaMet = found.IsOpen ? null : true,
            ProcessVersion = 1,
            LastEventAt = now.AddHours(-1),
            EventCount = found.IsOpen ? 0 : 2,
            Revision = 1,
        };
}
