namespace RecsConsole.Features.Documents.Import;

/// <summary>
/// A source of documents: files here, or another system that owns them (R18). They are copied, because search, passages, permission and
/// versions need their text in the database.
/// </summary>
public interface IDocumentSource
{
    /// <summary>Yields the documents one by one, always in the same order; an import reads them twice.</summary>
    /// <exception cref="DocumentFileException">Names place and reason.</exception>
    IEnumerable<LocatedDocument> Read();
}
