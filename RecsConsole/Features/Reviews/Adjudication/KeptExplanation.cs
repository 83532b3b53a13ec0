namespace RecsConsole.Features.Reviews.Adjudication;

/// <summary>The explanation of a known answer that was typed and not saved.</summary>
public sealed record KeptExplanation(string Text);
