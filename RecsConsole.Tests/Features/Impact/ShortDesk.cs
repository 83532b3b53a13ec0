using System.Text;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Impact;

/// <summary>A second workflow on the desk, with the same states, of which the first leads straight to the last.</summary>
internal static class ShortDesk
{
    public const string Workflow = "short";

    private static readonly WorkflowDefinition s_definition = new(
        Workflow,
        1,
        "new",
        [new("new", false, false), new("working", false, false), new("resolved", true, false)],
        [
            new("new", "fix", "resolved", 0),
            new("new", "notice", "new", 0),
            new("new", "ask", "working", 0),
            new("working", "fix", "resolved", 0),
        ]
    );

    public static Task AddShortWorkflowAsync(this DeskWorld world) =>
        world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
                db.Workflows.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        Key = Workflow,
                        Version = 1,
                        DefinitionJson = Encoding.UTF8.GetString(CanonicalJson.Serialize(s_definition)),
                        Title = "Short",
                        Status = VersionStatus.Published,
                        PublishedAt = world.Database.Clock.GetUtcNow().AddDays(-1),
                        Revision = 1,
                    }
                )
        );
}
