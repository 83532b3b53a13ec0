using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>Workflow, calendar, case type, policy and account of the desk: new -ask-> working -fix-> resolved.</summary>
internal sealed class DeskProcess(Guid tenantId, DateTimeOffset now)
{
    private static WorkflowDefinition Definition { get; } =
        new(
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

    public IEnumerable<object> Rows()
    {
        yield return new WorkflowRow
        {
            TenantId = tenantId,
            Key = "desk",
            Version = 1,
            DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(Definition)),
            Title = "Ticket",
            Status = VersionStatus.Published,
            PublishedAt = now,
        };
        yield return new CalendarRow
        {
            TenantId = tenantId,
            Key = "always",
            TimeZone = "UTC",
            HoursJson = "[]",
        };
        yield return new CaseTypeRow
        {
            TenantId = tenantId,
            Key = "ticket",
            Name = "Ticket",
            WorkflowKey = "desk",
            CalendarKey = "always",
        };
        yield return Policy();
        yield return new AccountRow
        {
            TenantId = tenantId,
            Key = "acme",
            Name = "Acme",
            Tier = "Gold",
        };
    }

    private PolicyRow Policy() =>
        new()
        {
            TenantId = tenantId,
            Key = "printing",
            Version = 2,
            Title = "Printing policy",
            Status = VersionStatus.Published,
            EffectiveFrom = now.AddDays(-100),
            RulesJson =
                """[{"caseTypes":[],"issueTypes":["printer"],"states":["new"],"requires":["notice"],"forbids":[],"documents":["secret","expired"]}]""",
            UpdatedAt = now.AddDays(-100),
        };
}
