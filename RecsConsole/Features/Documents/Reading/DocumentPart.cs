namespace RecsConsole.Features.Documents.Reading;

/// <summary>A piece of a document: prose, or the steps of one numbered list.</summary>
/// <param name="Prose">Null where it is steps.</param>
/// <param name="Steps">None where it is prose.</param>
public sealed record DocumentPart(MarkdownPage? Prose, IReadOnlyList<DocumentStep> Steps);

/// <summary>One item of a numbered list.</summary>
/// <param name="Number">Counted through the whole document, from 1: what a tick is kept by.</param>
/// <param name="Place">Its number in its own list, as the document's text speaks of it.</param>
/// <param name="IsPassage">It belongs to the passage that fits the case.</param>
public sealed record DocumentStep(int Number, int Place, MarkdownPage Text, bool IsPassage);
