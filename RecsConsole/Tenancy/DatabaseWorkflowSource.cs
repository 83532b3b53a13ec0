using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Tenancy;

/// <summary>Reads workflow definitions from the database.</summary>
public sealed class DatabaseWorkflowSource(TenantDb tenantDb) : IWorkflowSource
{
    public async Task<WorkflowDefinition?> ReadAsync(Actor actor, string caseType, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var json = await db
            .CaseTypes.Where(type => type.Key == caseType)
            .Join(db.Workflows.Published(), type => type.WorkflowKey, workflow => workflow.Key, (_, workflow) => workflow.DefinitionJson)
            .FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : CanonicalJson.Deserialize<WorkflowDefinition>(System.Text.Encoding.UTF8.GetBytes(json));
    }
}
