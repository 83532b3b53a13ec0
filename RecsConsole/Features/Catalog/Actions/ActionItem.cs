using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>How the version life cycle handles actions. A revision counts the writes.</summary>
public sealed class ActionItem : ICatalogItem<ActionRow, ActionContent>
{
    public string Noun => "action";

    public string WithArticle => Texts.AnAction;

    public string Root => ActionFilter.Root;

    public ImpactKind Impact => ImpactKind.Action;

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

    // a typing error in the description; never of an action of high risk
    public async Task<bool> MayPublishOwnAsync(OperationScope scope, ActionRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        var settings = await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken);
        if (!settings.ReviewsInForce.WordingByOne || row.Risk is ActionRiskLevel.High)
        {
            return false;
        }

        var inForce = await scope
            .Db.Actions.AsNoTracking()
            .Published()
            .Where(found => found.Key == row.Key)
            .OrderByDescending(found => found.Version)
            .FirstOrDefaultAsync(cancellationToken);
        var content = ContentOf(row);
        return inForce is { Risk: not ActionRiskLevel.High }
            && string.Equals(content.Hash, (ContentOf(inForce) with { Description = content.Description }).Hash, StringComparison.Ordinal);
    }

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

    public void Write(ActionContent content, ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.WriteTo(row);
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

    public Expression<Func<ActionRow, DraftHead>> Head =>
        row => new DraftHead(row.Key, row.Version, row.Title, row.UpdatedAt, row.AuthorId);

    public string RetiredWords(ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Texts.ActionRetired.With(row.Title);
    }
}
