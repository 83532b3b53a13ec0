using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;

namespace RecsConsole.Features.Catalog;

/// <summary>What actions, playbooks, policies, service levels and workflows have of their own: fields, rules and words. The life of their versions is the same.</summary>
public interface ICatalogItem<TRow, TContent>
    where TRow : class, IVersionRow
{
    /// <summary>Such as action; operations and entries of the audit trail are named by it.</summary>
    string Noun { get; }

    /// <summary>With its article, as a sentence needs it.</summary>
    string WithArticle { get; }

    /// <summary>Address of the list; that of an item is below it.</summary>
    string Root { get; }

    /// <summary>Where a version stands when a second person may publish it.</summary>
    VersionStatus ReadyStatus { get; }

    /// <summary>Why the content may not be saved; null when it may.</summary>
    Task<string?> FindProblemAsync(OperationScope scope, SaveDraftRequest<TContent> request, CancellationToken cancellationToken);

    /// <summary>What no longer holds since a version was written, asked when it is published; null when nothing is against it.</summary>
    Task<string?> FindProblemToPublishAsync(OperationScope scope, TRow row, CancellationToken cancellationToken);

    /// <summary>What still needs the version in force, asked when it is retired; null when nothing does.</summary>
    Task<string?> FindProblemToRetireAsync(OperationScope scope, TRow row, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    /// <summary>What publishing a version does besides, in the same transaction; words for the screen, or null.</summary>
    Task<string?> OnPublishedAsync(OperationScope scope, TRow row, VersionStepRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    /// <summary>A first draft, or that of the next version.</summary>
    TRow CreateDraft(Guid tenantId, Guid? authorId, string key, int version);

    TContent ContentOf(TRow row);

    string TitleOf(TRow row);

    void Write(TContent content, TRow row);

    /// <summary>SHA-256 over all that people write: what the audit trail keeps.</summary>
    string HashOf(TContent content);

    /// <summary>Notes on the row who publishes it, where the row says so.</summary>
    void SetPublisher(TRow row, Guid? personId, DateTimeOffset at);

    /// <summary>Who began the version, where the row says so; whoever changed it is in the audit trail.</summary>
    Guid? AuthorOf(TRow row);

    /// <summary>Retired, in words for the screen.</summary>
    string RetiredWords(TRow row);
}
