namespace RecsConsole.Cli.Evaluation;

/// <summary>A document or a question of a judged collection.</summary>
internal sealed record JudgedText(string Id, string Title, string Text);
