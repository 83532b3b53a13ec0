using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>The workflow and catalog of a demo tenant as rows of a small desk.</summary>
internal static class DemoWorkflowRows
{
    public static IEnumerable<object> Of(Desk desk, string tenant)
    {
        var content = DemoContentLoader.Load(tenant);
        yield return new WorkflowRow
        {
            TenantId = desk.Ana.TenantId,
            Key = "support",
            Version = 1,
            Title = "Support",
            Status = VersionStatus.Published,
            DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(DemoWorkflowDefinition.Build(content, 1))),
            CustomerAnswer = content.Workflow.Activities.First(each => each.Kind is "answered").Key,
        };
        foreach (var action in content.Actions)
        {
            yield return new ActionRow
            {
                TenantId = desk.Ana.TenantId,
                Key = action.Key,
                Version = 1,
                Title = action.Title,
                Description = action.Description,
                Kind = action.Type,
                Risk = ColumnCodes.Parse<ActionRiskLevel>(action.Risk),
                Status = VersionStatus.Published,
            };
        }
    }
}
