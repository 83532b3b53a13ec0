using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Playbooks.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>How the version life cycle handles playbooks. The time of the last write serves as the revision.</summary>
public sealed class PlaybookItem : ICatalogItem<PlaybookRow, PlaybookContent>
{
    public string Noun => "playbook";

    public string WithArticle => Texts.APlaybook;

    public string Root => PlaybookFilter.Root;

    public ImpactKind Impact => ImpactKind.Playbook;

    public Task<string?> FindProblemAsync(
        OperationScope scope,
        SaveVersionDraftRequest<PlaybookContent> request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        return FindProblemAsync(scope, request.NewKey, request.Content, cancellationToken);
    }

    // what it refers to may have disappeared since it was written
    public Task<string?> FindProblemToPublishAsync(OperationScope scope, PlaybookRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return FindProblemAsync(scope, newKey: null, PlaybookContent.From(row), cancellationToken);
    }

    public PlaybookRow CreateDraft(Guid tenantId, Guid? authorId, string key, int version) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = version,
            Title = "",
            Status = VersionStatus.Draft,
            DefinitionJson = "{}",
        };

    public PlaybookContent ContentOf(PlaybookRow row) => PlaybookContent.From(row);

    public void Write(PlaybookContent content, PlaybookRow row)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.WriteTo(row);
    }

    public string RetiredWords(PlaybookRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Texts.PlaybookRetired.With(row.Title);
    }

    private static async Task<string?> FindProblemAsync(
        OperationScope scope,
        string? newKey,
        PlaybookContent content,
        CancellationToken cancellationToken
    )
    {
        var wrong = PlaybookRules.Check(newKey, content, await PlaybookChoices.ReadForFormAsync(scope, cancellationToken));
        return wrong.Count == 0 ? null : PlaybookRules.Describe(wrong);
    }
}
