using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Tenancy;

/// <summary>
/// Reads workflow definitions from the database. What is in force is read each time, but equal texts are one definition: parsing and
/// preparing it would cost more than the events of another system that ask for it many times a second.
/// </summary>
public sealed class DatabaseWorkflowSource(TenantDb tenantDb) : IWorkflowSource
{
    private const int MaxKnown = 50;

    // the condition of Published() is repeated here because a compiled query cannot call extensions
    private static readonly CompiledRead<Func<ConsoleDbContext, string, CancellationToken, Task<string?>>> s_inForce = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, string caseType, CancellationToken _) =>
                db
                    .CaseTypes.Where(type => type.Key == caseType)
                    .Join(
                        db.Workflows.Where(workflow => workflow.Status == VersionStatus.Published),
                        type => type.WorkflowKey,
                        workflow => workflow.Key,
                        (_, workflow) => workflow.DefinitionJson
                    )
                    .FirstOrDefault()
        )
    );

    private readonly ConcurrentDictionary<string, WorkflowDefinition> _known = new(StringComparer.Ordinal);

    public async Task<WorkflowDefinition?> ReadAsync(Actor actor, string caseType, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var json = await s_inForce.For(db)(db, caseType, cancellationToken);
        return json is null ? null : DefinitionOf(json);
    }

    private WorkflowDefinition DefinitionOf(string json)
    {
        if (_known.TryGetValue(json, out var known))
        {
            return known;
        }

        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(json, static text => CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(text)));
    }
}
