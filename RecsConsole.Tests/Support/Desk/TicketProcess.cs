using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>The case type "ticket" with its workflow and a calendar that is always open.</summary>
internal static class TicketProcess
{
    public static IEnumerable<object> Rows(Guid tenantId, WorkflowDefinition workflow, DateTimeOffset publishedAt) =>
        [
            new WorkflowRow
            {
                TenantId = tenantId,
                Key = workflow.Key,
                Version = 1,
                DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(workflow)),
                Title = "Ticket",
                Status = VersionStatus.Published,
                PublishedAt = publishedAt,
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
                WorkflowKey = workflow.Key,
                CalendarKey = "always",
            },
        ];
}
