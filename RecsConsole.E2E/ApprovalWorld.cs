using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.E2E;

/// <summary>A tenant whose cases have one high-risk step: new -wipe-> working; and two low-risk ones if a test asks for them.</summary>
internal static class ApprovalWorld
{
    /// <param name="writes">Whether the step writes to the customer, who then has an address.</param>
    /// <param name="solves">Whether the step solves the case.</param>
    /// <param name="hasLowRisk">Whether there are also a step that a person does elsewhere, and one that is carried out.</param>
    /// <returns>The id of the tenant.</returns>
    public static async Task<Guid> AddAsync(
        IServiceProvider services,
        string key,
        bool writes = false,
        bool solves = false,
        bool hasLowRisk = false
    )
    {
        var tenantId = await Operators.AddTenantAsync(services, key);
        await Operators.AddAsync(services, tenantId, key + "-agent", "agent");
        await Operators.AddAsync(services, tenantId, key + "-lead", "supervisor");
        var now = DateTimeOffset.UtcNow;
        await using var db = Operators.Open(services);
        db.BindTo(tenantId);
        db.AddRange(Process(tenantId, now, solves ? "solved" : "working", hasLowRisk));
        db.Add(Wipe(tenantId, now, writes));
        await db.SaveChangesAsync();
        var first = Case(tenantId, "W-1", "Laptop was stolen", now);
        (first.ContactName, first.ContactAddress) = writes ? ("Priya Nair", "priya.nair@acme.example") : (null, null);
        db.Add(first);
        db.Add(Case(tenantId, "W-2", "Telephone was lost", now));
        await db.SaveChangesAsync();
        return tenantId;
    }

    private static IEnumerable<object> Process(Guid tenantId, DateTimeOffset now, string afterWipe, bool hasLowRisk)
    {
        var others = LowRisk(tenantId, now).Where(_ => hasLowRisk).ToList();
        var workflow = new WorkflowDefinition(
            "steps",
            1,
            "new",
            [new("new", false, false), new(afterWipe, afterWipe is "solved", false)],
            [new("new", "wipe", afterWipe, 0), .. others.Select(action => new WorkflowTransition("new", action.Key, afterWipe, 0))]
        );
        return [.. TicketProcess.Rows(tenantId, workflow, now), .. others];
    }

    private static IEnumerable<ActionRow> LowRisk(Guid tenantId, DateTimeOffset now)
    {
        var look = Step(tenantId, now, "look", "Look for the device");
        look.Kind = "investigate"; // a list has two of one kind at most
        yield return look;
        var locking = Step(tenantId, now, "lock", "Lock the device");
        locking.Execution = Execution.Performed;
        yield return locking;
    }

    private static ActionRow Step(Guid tenantId, DateTimeOffset now, string key, string title) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = 1,
            Title = title,
            Description = "",
            Kind = "fix",
            Risk = ActionRiskLevel.Low,
            Execution = Execution.Noted,
            Status = VersionStatus.Published,
            UpdatedAt = now.AddDays(-10),
        };

    private static ActionRow Wipe(Guid tenantId, DateTimeOffset now, bool writes) =>
        new()
        {
            TenantId = tenantId,
            Key = "wipe",
            Version = 1,
            Title = "Wipe the device",
            Description = "Deletes everything on the device. It cannot be taken back.",
            Kind = "fix",
            Risk = ActionRiskLevel.High,
            IsCustomerContact = writes,
            Status = VersionStatus.Published,
            FieldsJson = FormJson.Write([
                new FormField("serial", "Serial number", FormFieldKind.Text, IsRequired: true) { From = "Serial" },
                new FormField("told", "Who was told", FormFieldKind.People, IsRequired: false),
            ]),
            UpdatedAt = now.AddDays(-10),
        };

    private static CaseRow Case(Guid tenantId, string key, string title, DateTimeOffset now) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            Key = key,
            Title = title,
            Description = title + " on the train.",
            TypeKey = "ticket",
            IssueType = "device",
            Status = "new",
            WorkflowVersion = 1,
            OpenedAt = now.AddHours(-1),
            CustomFieldsJson = """{"Serial":"SN-1"}""",
            IsOpen = true,
            ProcessVersion = 1,
            LastEventAt = now.AddHours(-1),
            Revision = 1,
        };
}
