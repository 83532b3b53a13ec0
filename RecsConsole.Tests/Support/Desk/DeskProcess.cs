using RecsConsole.Database;
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

    public IEnumerable<object> Rows() =>
        [
            .. TicketProcess.Rows(tenantId, Definition, now),
            Policy(),
            new AccountRow
            {
                TenantId = tenantId,
                Key = "acme",
                Name = "Acme",
                Tier = "Gold",
            },
        ];

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
