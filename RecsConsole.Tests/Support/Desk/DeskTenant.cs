using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>
/// A tenant's desk: new -ask-> working -fix-> resolved; fourteen finished cases that were asked, fixed and ended well; documents in every
/// state; people of every kind.
/// </summary>
public sealed class DeskTenant
{
    public const string Text = "Printer jams after the firmware update on every second page of the invoice run";
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

    /// <summary>Adds it to the database of the given services: that of a test, or that of a site under a browser.</summary>
    public static async Task<DeskTenant> AddAsync(IServiceProvider services, DateTimeOffset now, string key)
    {
        var tenantId = await Operators.AddTenantAsync(services, key);
        var tenant = new DeskTenant(tenantId, now);
        await using var db = Operators.Open(services);
        db.BindTo(tenantId);
        db.AddRange(new DeskProcess(tenantId, now).Rows());
        db.AddRange(new DeskPeople(tenantId, now, tenant.Agent.PersonId, tenant.Expert).Rows());
        await db.SaveChangesAsync();
        var catalog = new DeskCatalog(tenantId, now);
        db.AddRange(catalog.Actions());
        db.AddRange(catalog.Documents());
        db.AddRange(tenant.Cases());
        await db.SaveChangesAsync();
        return tenant;
    }

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
            Kind = CaseEventKind.Action,
            ActorId = Expert,
            At = _now.AddDays(-20).AddHours(ordinal),
            FromState = from,
            ToState = to,
            AttributesJson = "{}",
        };
}
