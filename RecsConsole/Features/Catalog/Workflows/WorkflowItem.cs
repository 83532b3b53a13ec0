using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows.List;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>How the version life cycle handles workflows.</summary>
public sealed class WorkflowItem : ICatalogItem<WorkflowRow, WorkflowContent>
{
    public string Noun => "workflow";

    public string WithArticle => Texts.AWorkflow;

    public string Root => WorkflowFilter.Root;

    public ImpactKind Impact => ImpactKind.Workflow;

    public async Task<string?> FindProblemAsync(
        OperationScope scope,
        SaveVersionDraftRequest<WorkflowContent> request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var choices = await WorkflowChoices.ReadAsync(scope, request.Key, cancellationToken);
        var wrong = WorkflowRules.Check(request.NewKey, request.Content, choices);
        return wrong.Count == 0 ? null : WorkflowRules.Describe(wrong);
    }

    // cases moved on while it was written: one may now be in a state that it lacks
    public async Task<string?> FindProblemToPublishAsync(OperationScope scope, WorkflowRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var content = WorkflowContent.From(row);
        var choices = await WorkflowChoices.ReadAsync(scope, row.Key, cancellationToken);
        var wrong = WorkflowRules.Check(newKey: null, content, choices);
        var against = WorkflowRules.AgainstPublishing(content, choices);
        return wrong.Count > 0 ? WorkflowRules.Describe(wrong)
            : against.Count > 0 ? string.Join(' ', against)
            : null;
    }

    public async Task<string?> FindProblemToRetireAsync(OperationScope scope, WorkflowRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var choices = await WorkflowChoices.ReadAsync(scope, row.Key, cancellationToken);
        return choices.CaseTypes.Count == 0 ? null : Texts.CaseTypesUseIt.With(string.Join(", ", choices.CaseTypes));
    }

    public WorkflowRow CreateDraft(Guid tenantId, Guid? authorId, string key, int version) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = version,
            Title = "",
            DefinitionJson = "{}",
            Status = VersionStatus.Draft,
        };

    public WorkflowContent ContentOf(WorkflowRow row) => WorkflowContent.From(row);

    public void Write(WorkflowContent content, WorkflowRow row)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.WriteTo(row);
    }

    // the audit trail records the publisher
    public void SetPublisher(WorkflowRow row, Guid? personId, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(row);
        row.PublishedAt = at;
    }

    public string RetiredWords(WorkflowRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Texts.WorkflowRetired.With(row.Title);
    }
}
