using System.Linq.Expressions;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog;

/// <summary>
/// What differs between actions, playbooks, policies, service levels and workflows: fields, rules and texts. Their version life cycle is
/// the same.
/// </summary>
public interface ICatalogItem<TRow, TContent>
    where TRow : class, IVersionRow
    where TContent : IVersionContent
{
    /// <summary>The noun of the item, such as action; operations and audit entries are named after it.</summary>
    string Noun { get; }

    /// <summary>The noun with its article, for use in a sentence.</summary>
    string WithArticle { get; }

    /// <summary>URL of the list; the URLs of items are below it.</summary>
    string Root { get; }

    /// <summary>How the impact report knows its drafts.</summary>
    ImpactKind Impact { get; }

    /// <summary>Why the content may not be saved; null when it may.</summary>
    Task<string?> FindProblemAsync(OperationScope scope, SaveVersionDraftRequest<TContent> request, CancellationToken cancellationToken);

    /// <summary>Checks before publishing what may have changed since the version was written; null when there is no objection.</summary>
    Task<string?> FindProblemToPublishAsync(OperationScope scope, TRow row, CancellationToken cancellationToken);

    /// <summary>Whether somebody who wrote the version may publish it: wording only, where the tenant allows it.</summary>
    Task<bool> MayPublishOwnAsync(OperationScope scope, TRow row, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>What still depends on the published version; checked before it is retired, null when nothing does.</summary>
    Task<string?> FindProblemToRetireAsync(OperationScope scope, TRow row, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    /// <summary>Side effects of publishing, in the same transaction; returns a message for the screen, or null.</summary>
    Task<string?> OnPublishedAsync(OperationScope scope, TRow row, VersionStepRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    /// <summary>A draft of the first or of the next version.</summary>
    TRow CreateDraft(Guid tenantId, Guid? authorId, string key, int version);

    TContent ContentOf(TRow row);

    void Write(TContent content, TRow row);

    /// <summary>Records the publisher on the row, if the row has columns for it; the audit trail records the publisher anyway.</summary>
    void SetPublisher(TRow row, Guid? personId, DateTimeOffset at) { }

    /// <summary>Who began the version, if the row says so; later writers are in the audit trail.</summary>
    Guid? AuthorOf(TRow row) => null;

    /// <summary>What a line about a saved draft shows, as a query reads it; the author as <see cref="AuthorOf"/> says.</summary>
    Expression<Func<TRow, DraftHead>> Head => row => new DraftHead(row.Key, row.Version, row.Title, row.UpdatedAt, null);

    /// <summary>The message that the item is retired, for the screen.</summary>
    string RetiredWords(TRow row);
}
