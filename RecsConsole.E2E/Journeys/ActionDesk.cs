using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;

namespace RecsConsole.E2E.Journeys;

/// <summary>A tenant with an empty catalog, one case, an agent who works on it and two people who maintain the catalog.</summary>
internal static class ActionDesk
{
    public const string Key = "call-back";

    public static async Task<Guid> AddAsync(IServiceProvider services, string tenant)
    {
        var id = await Operators.AddTenantAsync(services, tenant);
        var agent = await Operators.AddAsync(services, id, "carl-" + tenant, "agent");
        await Operators.AddAsync(services, id, "alice-" + tenant, "admin");
        await Operators.AddAsync(services, id, "bob-" + tenant, "admin");
        await using var db = Operators.Open(services);
        db.BindTo(id);
        db.AddRange(Process(id));
        await db.SaveChangesAsync();
        db.Add(Case(agent));
        await db.SaveChangesAsync();
        return id;
    }

    private static object[] Process(Guid tenantId)
    {
        var definition = new WorkflowDefinition(
            "desk",
            1,
            "new",
            [new("new", false, false), new("called", true, false)],
            [new("new", Key, "called")]
        );
        return
        [
            new WorkflowRow
            {
                TenantId = tenantId,
                Key = "desk",
                Version = 1,
                DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(definition)),
                Title = "Ticket",
                Status = VersionStatus.Published,
                PublishedAt = DateTimeOffset.UnixEpoch,
            },
            new CalendarRow
            {
                TenantId = tenantId,
                Key = "always",
                TimeZone = "UTC",
                HoursJson = "[]",
            },
            new CaseTypeRow
            {
                TenantId = tenantId,
                Key = "ticket",
                Name = "Ticket",
                WorkflowKey = "desk",
                CalendarKey = "always",
            },
        ];
    }

    private static CaseRow Case(Actor agent) =>
        new()
        {
            TenantId = agent.TenantId,
            Id = Guid.NewGuid(),
            Key = "C-1",
            Title = "The customer asked to be called",
            Description = "They are in until five.",
            TypeKey = "ticket",
            IssueType = "question",
            Status = "new",
            WorkflowVersion = 1,
            OpenedAt = DateTimeOffset.UnixEpoch,
            AssigneeId = agent.PersonId,
            CustomFieldsJson = "{}",
            IsOpen = true,
            ProcessVersion = 1,
            LastEventAt = DateTimeOffset.UnixEpoch,
            Revision = 1,
        };
}
