namespace RecsConsole.Engine.Workflow;

/// <summary>The workflow mined from a log.</summary>
/// <param name="Endings">Activities that end cases; a case whose last activity is another one is open.</param>
/// <param name="Origin">Where the definition comes from and with which thresholds, for its readers.</param>
public sealed record MinedWorkflow(WorkflowDefinition Definition, IReadOnlySet<string> Endings, string Origin);
