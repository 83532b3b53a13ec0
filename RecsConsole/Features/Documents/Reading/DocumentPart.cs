namespace RecsConsole.Features.Documents.Reading;

/// <summary>A piece of a document: prose, or the steps of one numbered list.</summary>
/// <param name="Prose">Null when the part consists of steps.</param>
/// <param name="Steps">Empty when the part is prose.</param>
public sealed record DocumentPart(MarkdownPage? Prose, IReadOnlyList<DocumentStep> Steps);

/// <summary>One item of a numbered list.</summary>
/// <param name="Number">1-based number across the whole document, the key of a tick.</param>
/// <param name="Place">The item's number in its list, as the document's text refers to it.</param>
/// <param name="IsPassage">The part belongs to the passage that fits the case.</param>
public sealed record DocumentStep(int Number, int Place, MarkdownPage Text, bool IsPassage);
