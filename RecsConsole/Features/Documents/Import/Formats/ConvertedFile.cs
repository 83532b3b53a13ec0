namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>The text of a file in Markdown.</summary>
/// <param name="Title">The title that the file states, or its first heading; null without either.</param>
internal sealed record ConvertedFile(string? Title, string Text);
