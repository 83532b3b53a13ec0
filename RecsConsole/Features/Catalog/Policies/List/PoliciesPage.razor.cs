using Microsoft.AspNetCore.Components;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies.List;

/// <summary>The tenant's policies; reloads when someone changes one.</summary>
public sealed partial class PoliciesPage(
    ListPolicies listPolicies,
    VersionLife<PolicyRow, PolicyContent> life,
    ListMemory<PolicyFilter> memory
)
{
    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    protected override Task<Result<PolicyList>> ReadAsync(Actor actor, PolicyFilter question) =>
        listPolicies.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => memory.Leave(Filter);

    private static string CasesOf(CatalogLine<PolicyContent> line, PolicyChoices choices) =>
        string.Join(
            " / ",
            line.Content.Rules.Select(rule => rule.IsForAll ? Texts.Any : PolicyLabels.Cases(rule, choices))
                .Distinct(StringComparer.Ordinal)
        );

    // a draft is not in force, whatever its dates
    private string WhenOf(CatalogLine<PolicyContent> line, PolicyChoices choices) =>
        line.Status is VersionStatus.Published
            ? PolicyLabels.ValidityOf(line.Content.EffectiveFrom, line.Content.EffectiveTo, choices.At, Zone)
            : Texts.RulesNothing;
}
