namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>Where a paragraph stands in a list.</summary>
/// <param name="Level">From 0.</param>
internal sealed record DocxListPlace(int Level, bool IsNumbered);
