namespace RecsConsole.Features.Catalog.Playbooks.Editor;

/// <summary>A step that was taken out, and where it stood, counted from 0.</summary>
public sealed record RemovedStep(int Place, StepForm Step);
