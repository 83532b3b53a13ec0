namespace RecsConsole.Features.Catalog.Playbooks.Editor;

/// <summary>A removed step and its former index, 0-based.</summary>
public sealed record RemovedStep(int Place, PlaybookStepForm Step);
