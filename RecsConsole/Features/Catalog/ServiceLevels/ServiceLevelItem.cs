using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.ServiceLevels.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>How the version life cycle handles service levels.</summary>
public sealed class ServiceLevelItem(AuditTrail auditTrail) : ICatalogItem<ServiceLevelRow, ServiceLevelContent>
{
    public string Noun => "service_level";

    public string WithArticle => Texts.AServiceLevel;

    public string Root => ServiceLevelFilter.Root;

    public ImpactKind Impact => ImpactKind.ServiceLevel;

    public async Task<string?> FindProblemAsync(
        OperationScope scope,
        SaveVersionDraftRequest<ServiceLevelContent> request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        var choices = await ServiceLevelChoices.ReadAsync(scope, request.Key, cancellationToken);
        var wrong = ServiceLevelRules.Check(request.NewKey, request.Content, choices);
        return wrong.Count > 0 ? ServiceLevelRules.Describe(wrong) : null;
    }

    // since it was written, what it refers to may have disappeared and other levels may have appeared
    public async Task<string?> FindProblemToPublishAsync(OperationScope scope, ServiceLevelRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        var text = ServiceLevelContent.From(row);
        var choices = await ServiceLevelChoices.ReadAsync(scope, row.Key, cancellationToken);
        var wrong = ServiceLevelRules.Check(newKey: null, text, choices);
        var against = wrong.Count > 0 ? wrong : ServiceLevelRules.CheckOthers(row.Key, text, choices);
        return against.Count > 0 ? ServiceLevelRules.Describe(against) : null;
    }

    public async Task<string?> OnPublishedAsync(
        OperationScope scope,
        ServiceLevelRow row,
        VersionStepRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.AppliesToOpenCases)
        {
            return null;
        }

        var changed = await AppliedLevel.ApplyAsync(scope, row, auditTrail, cancellationToken);
        return Texts.AppliedToOpenCases.With(changed);
    }

    public ServiceLevelRow CreateDraft(Guid tenantId, Guid? authorId, string key, int version) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = version,
            Title = "",
            Status = VersionStatus.Draft,
        };

    public ServiceLevelContent ContentOf(ServiceLevelRow row) => ServiceLevelContent.From(row);

    public void Write(ServiceLevelContent content, ServiceLevelRow row)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.WriteTo(row);
    }

    public string RetiredWords(ServiceLevelRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Texts.LevelRetired.With(row.Title);
    }
}
