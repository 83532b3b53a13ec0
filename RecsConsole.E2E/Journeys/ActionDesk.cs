using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

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

    private static IEnumerable<object> Process(Guid tenantId) =>
        TicketProcess.Rows(
            tenantId,
            new("desk", 1, "new", [new("new", false, false), new("called", true, false)], [new("new", Key, "called")]),
            DateTimeOffset.UnixEpoch
        );

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
