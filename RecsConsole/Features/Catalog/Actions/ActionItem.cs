using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Features.Catalog.Versions;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>How the version life cycle handles actions. A revision counts the writes.</summary>
public sealed class ActionItem : ICatalogItem<ActionRow, ActionContent>
{
    public string Noun => "action";

    public string WithArticle => Texts.AnAction;

    public string Root => ActionFilter.Root;

    public VersionStatus ReadyStatus => VersionStatus.InReview;

    public async Task<string?> FindProblemAsync(
        OperationScope scope,
        SaveVersionDraftRequest<ActionContent> request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        var choices = await ActionChoices.ReadAsync(scope.Db, cancellationToken);
        var wrong = ActionRules.Check(request.NewKey, request.Content, choices);
        return wrong.Count == 0 ? null : string.Join(' ', wrong.Values);
    }

    public Task<string?> FindProblemToPublishAsync(OperationScope scope, ActionRow row, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    public ActionRow CreateDraft(Guid tenantId, Guid? authorId, string key, int version) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = version,
            Title = "",
            Description = "",
            Kind = "",
            Risk = ActionRiskLevel.Low,
            Status = VersionStatus.Draft,
            AuthorId = authorId,
        };

    public ActionContent ContentOf(ActionRow row) => ActionContent.From(row);

    public string TitleOf(ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Title;
    }

    public void Write(ActionContent content, ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.WriteTo(row);
    }

    public string HashOf(ActionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Hash;
    }

    public void SetPublisher(ActionRow row, Guid? personId, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(row);
        row.PublishedById = personId;
    }

    public Guid? AuthorOf(ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.AuthorId;
    }

    public string RetiredWords(ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Texts.ActionRetired.With(row.Title);
    }
}
