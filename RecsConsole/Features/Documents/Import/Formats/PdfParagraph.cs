namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>Lines of a page that belong together.</summary>
/// <param name="Size">The letter size in points.</param>
/// <param name="IsAtEdge">It stands where page headers and footers do.</param>
/// <param name="IsItem">It began with a bullet, which is left out of the text.</param>
internal sealed record PdfParagraph(string Text, double Size, bool IsAtEdge, bool IsItem);
