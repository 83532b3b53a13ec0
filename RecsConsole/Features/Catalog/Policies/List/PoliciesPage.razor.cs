using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Policies.List;

/// <summary>The tenant's policies; reloads when someone changes one.</summary>
public sealed partial class PoliciesPage(ListPolicies listPolicies, PolicyMemory memory)
{
    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    protected override Task<Result<PolicyList>> ReadAsync(Actor actor, PolicyFilter question) =>
        listPolicies.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => memory.Leave(Filter);

    private async Task<ListPart<PolicyLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    private void Narrow(PolicyFilter filter) => Show(filter with { Page = 1 });

    private static ListPart<PolicyLine> PartOf(PolicyList list) => new(list.Lines, list.Page, ListPolicies.PageSize, list.Total);

    private static string CasesOf(PolicyLine line, PolicyChoices choices) =>
        string.Join(
            " / ",
            line.Text.Rules.Select(rule => rule.IsForAll ? Texts.Any : PolicyLabels.Cases(rule, choices)).Distinct(StringComparer.Ordinal)
        );

    // a draft is not in force, whatever its dates
    private static string WhenOf(PolicyLine line, PolicyChoices choices) =>
        line.Status is VersionStatus.Published
            ? PolicyLabels.ValidityOf(line.Text.EffectiveFrom, line.Text.EffectiveTo, choices.At)
            : Texts.RulesNothing;
}
