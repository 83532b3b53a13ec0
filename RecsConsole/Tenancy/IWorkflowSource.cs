using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;

namespace RecsConsole.Tenancy;

/// <summary>Source of the state machine of a case type (R18).</summary>
public interface IWorkflowSource
{
    /// <summary>The definition in force for a case type; null when it has none.</summary>
    Task<WorkflowDefinition?> ReadAsync(Actor actor, string caseType, CancellationToken cancellationToken);
}
