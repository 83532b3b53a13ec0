using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Tenancy.Workflows;

/// <summary>The workflows in force by case type, prepared.</summary>
internal static class CaseMachines
{
    public static async Task<IReadOnlyDictionary<string, StateMachine>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var used = await db
            .CaseTypes.Join(
                db.Workflows.Published(),
                type => type.WorkflowKey,
                workflow => workflow.Key,
                (type, workflow) => new { type.Key, workflow.DefinitionJson }
            )
            .ToListAsync(cancellationToken);
        return used.ToDictionary(
            each => each.Key,
            each => new StateMachine(CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(each.DefinitionJson))),
            StringComparer.Ordinal
        );
    }
}
