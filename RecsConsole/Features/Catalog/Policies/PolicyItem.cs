using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Policies.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>How the version life cycle handles policies.</summary>
public sealed class PolicyItem : ICatalogItem<PolicyRow, PolicyContent>
{
    public string Noun => "policy";

    public string WithArticle => Texts.APolicy;

    public string Root => PolicyFilter.Root;

    public ImpactKind Impact => ImpactKind.Policy;

    public async Task<string?> FindProblemAsync(
        OperationScope scope,
        SaveVersionDraftRequest<PolicyContent> request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        var choices = await PolicyChoices.ReadForFormAsync(scope, request.Key, cancellationToken);
        var wrong = PolicyRules.Check(request.NewKey, request.Content, choices);
        if (wrong.Count > 0)
        {
            return PolicyRules.Describe(wrong);
        }

        // documents that the policy already refers to stay, even if this writer may not read them
        var named = choices.Documents.Keys.ToHashSet(StringComparer.Ordinal);
        var readable = await PolicyChoices.TitlesAsync(scope, [.. request.Content.DocumentKeys], cancellationToken);
        var effective = await EffectiveAsync(scope.Db, request.Content, cancellationToken);
        return WrongDocument(request.Content, key => effective.Contains(key) && (named.Contains(key) || readable[key] is not null));
    }

    // since it was written, what it refers to may have disappeared and other policies may have appeared
    public async Task<string?> FindProblemToPublishAsync(OperationScope scope, PolicyRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        var text = PolicyContent.From(row);
        if (text.EffectiveTo <= scope.Now)
        {
            var zone = TimeZones.Find(await TimeZones.OfReaderAsync(scope.Db, scope.Actor, cancellationToken));
            return Texts.HasEndedAlready.With(PolicyLabels.Part(PolicyPlace.To), PolicyLabels.Instant(text.EffectiveTo, zone));
        }

        var choices = await PolicyChoices.ReadForFormAsync(scope, row.Key, cancellationToken);
        var wrong = PolicyRules.Check(newKey: null, text, choices);
        var against = wrong.Count > 0 ? wrong : PolicyRules.CheckOthers(row.Key, text, choices);
        if (against.Count > 0)
        {
            return PolicyRules.Describe(against);
        }

        var effective = await EffectiveAsync(scope.Db, text, cancellationToken);
        return WrongDocument(text, effective.Contains);
    }

    public PolicyRow CreateDraft(Guid tenantId, Guid? authorId, string key, int version) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = version,
            Title = "",
            Status = VersionStatus.Draft,
            RulesJson = "[]",
        };

    public PolicyContent ContentOf(PolicyRow row) => PolicyContent.From(row);

    public void Write(PolicyContent content, PolicyRow row)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.WriteTo(row);
    }

    public string RetiredWords(PolicyRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Texts.PolicyRetired.With(row.Title);
    }

    private static async Task<HashSet<string>> EffectiveAsync(ConsoleDbContext db, PolicyContent text, CancellationToken cancellationToken)
    {
        var keys = text.DocumentKeys.ToList();
        var found = await db
            .Documents.Effective()
            .Where(row => keys.Contains(row.Key))
            .Select(row => row.Key)
            .Distinct()
            .ToListAsync(cancellationToken);
        return found.ToHashSet(StringComparer.Ordinal);
    }

    // names only the place: the id of a document that this person cannot see must not be revealed
    private static string? WrongDocument(PolicyContent text, Func<string, bool> isKnown)
    {
        var wrong = text
            .Rules.SelectMany((rule, number) => rule.Documents.Select((key, place) => (Rule: number, Place: place, Key: key)))
            .Where(each => !isKnown(each.Key))
            .DistinctBy(each => each.Rule)
            .ToDictionary(
                each => PolicyPlace.Part(each.Rule, PolicyPlace.Documents),
                each => Texts.DocumentNotThere.With(each.Place + 1),
                StringComparer.Ordinal
            );
        return wrong.Count == 0 ? null : PolicyRules.Describe(wrong);
    }
}
