namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Names of the places in a workflow that can be invalid; each message appears beside its place.</summary>
public static class WorkflowPlace
{
    public const string Key = "Key";
    public const string Title = "Title";
    public const string States = "States";
    public const string Steps = "Steps";
}
